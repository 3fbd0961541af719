package org.drumlin.store;

import java.util.Locale;

/** The scripts of the Redis job store: {@code redis/NAME.lua} after {@code redis/jobs.lua}. */
enum JobScript {
  SUBMIT,
  CLAIM,
  TAKE_OVER,
  HEARTBEAT,
  RUNNING,
  PROGRESS,
  REMARK,
  PARTIAL_RESULT,
  LOG,
  PUBLISH,
  REQUEUE,
  RELEASE,
  REQUEST_STOP,
  DELETE,
  LIST,
  QUEUE,
  EVENTS,
  TRIM;

  private final RedisScript script;

  JobScript() {
    String file = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua";
    this.script = RedisScript.of("jobs.lua", file);
  }

  RedisScript script() {
    return script;
  }
}
