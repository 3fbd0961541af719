package org.drumlin.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.drumlin.app.config.ServerConfiguration.LogRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A group's server writes its log to standard output, where systemd and containers expect it: a
 * line of text or of JSON for each event, with the request's id.
 */
final class ServerLog implements AutoCloseable {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level [%thread] %logger{20} %X{request:--} %msg%n";

  private final ch.qos.logback.classic.Logger root;
  private final Level levelBefore;
  private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
  private final ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();

  private ServerLog(LoggerContext context) {
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    levelBefore = root.getLevel();
  }

  static ServerLog open(LogRules rules) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    ServerLog log = new ServerLog(context);
    log.console.setContext(context);
    log.console.setName("server");
    log.console.setEncoder(encoder(rules, context));
    log.console.start();
    log.root.iteratorForAppenders().forEachRemaining(log.before::add);
    log.before.forEach(log.root::detachAppender);
    log.root.addAppender(log.console);
    log.root.setLevel(Level.toLevel(rules.level()));
    return log;
  }

  private static Encoder<ILoggingEvent> encoder(LogRules rules, LoggerContext context) {
    if (rules.json()) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      json.setWithContext(false);
      json.setWithSequenceNumber(false);
      json.setWithFormattedMessage(true);
      json.setWithMessage(false);
      json.setWithArguments(false);
      json.start();
      return json;
    }
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(PATTERN);
    text.setCharset(StandardCharsets.UTF_8);
    text.start();
    return text;
  }

  @Override
  public void close() {
    root.detachAppender(console);
    before.forEach(root::addAppender);
    root.setLevel(levelBefore);
    console.stop();
  }
}
