package org.drumlin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.drumlin.slurm.BatchRequest;

/** What a request asks of a queue, read and checked; what is wrong is said at its field. */
final class QueueWishes {
  /** Prologue and epilogue are scripts, not programs. */
  static final int LARGEST = 256 << 10;

  private QueueWishes() {}

  /** The request that an object is, good or not. */
  static BatchRequest read(ObjectNode queue) {
    try {
      return BatchRequest.fromJson(queue);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      int colon = message.indexOf(':');
      throw Problem.at(422, colon < 0 ? "queue" : message.substring(0, colon), message);
    }
  }

  /** The request that an object is; one that cannot be sent is refused at its first bad field. */
  static BatchRequest checked(ObjectNode queue) {
    BatchRequest request = read(queue);
    List<org.drumlin.slurm.Problem> problems = request.problems();
    if (!problems.isEmpty()) {
      org.drumlin.slurm.Problem first = problems.getFirst();
      String path = first.field().isEmpty() ? "queue" : "queue." + first.field();
      throw Problem.at(422, path, first.message());
    }
    return request;
  }
}
