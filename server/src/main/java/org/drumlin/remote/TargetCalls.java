package org.drumlin.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.RequestBody;
import org.drumlin.job.Json;
import org.drumlin.job.ServerCertificate;
import org.drumlin.job.TargetList;

/** The calls of a hub about the places it sends jobs to. Calls block, as all of the client's. */
public final class TargetCalls {
  private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);

  private final ServerCalls calls;

  TargetCalls(ServerCalls calls) {
    this.calls = calls;
  }

  /** What came of adding a place. */
  public sealed interface Added {
    /** It is one of the hub's places now. */
    record Done() implements Added {}

    /** Its certificate is not known: a person has to say whether it is the right one. */
    record Unknown(ServerCertificate certificate) implements Added {}
  }

  /** All places, this computer first, and where sign-ins are kept. */
  public TargetList list() throws ServerException {
    try {
      return TargetList.fromJson(calls.json(calls.to("targets")));
    } catch (IOException e) {
      throw calls.trouble().strange("places of a kind this version does not know", e);
    }
  }

  /**
   * Adds a server.
   *
   * @param certificate fingerprint of a certificate that a person trusts; empty for none
   */
  public Added add(String name, String address, Optional<String> certificate)
      throws ServerException {
    ObjectNode body = Json.object().put("name", name).put("address", address);
    certificate.ifPresent(sha256 -> body.put("certificate", sha256));
    try {
      calls.open(calls.to("targets").post(ServerCalls.body(body))).close();
      return new Added.Done();
    } catch (ServerException e) {
      if (e.certificate().isPresent()) {
        return new Added.Unknown(e.certificate().orElseThrow());
      }
      throw e;
    }
  }

  /** Takes a place out of the list, with its sign-in; refused while jobs there have not ended. */
  public void remove(String name) throws ServerException {
    calls.open(calls.to("targets", name).delete()).close();
  }

  /** As {@link #remove}, and gives up the jobs there that have not ended: here they fail. */
  public void removeWithJobs(String name) throws ServerException {
    var url = calls.url().addQueryParameter("jobs", "give-up");
    calls.open(calls.to(url, List.of("targets", name)).delete()).close();
  }

  /**
   * Signs in at a place.
   *
   * @return a guest's new recovery key, when the server gave one: the old one is used up
   */
  public Optional<String> signIn(String name, SignIn with) throws ServerException {
    var answer =
        calls.json(calls.to("targets", name, "login").post(ServerCalls.body(with.toJson())));
    return Optional.of(answer.path("recovery_key").asText("")).filter(key -> !key.isEmpty());
  }

  public void signOut(String name) throws ServerException {
    calls.open(calls.to("targets", name, "logout").post(EMPTY)).close();
  }

  /** Asks the place now whether it answers; how it stands is in the list after. */
  public void check(String name) throws ServerException {
    calls.open(calls.to("targets", name, "check").post(EMPTY)).close();
  }
}
