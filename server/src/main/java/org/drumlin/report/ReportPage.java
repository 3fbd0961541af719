package org.drumlin.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub's result page with its styles and scripts inlined, waiting for a result. */
final class ReportPage {
  private static final String WEB = "/org/drumlin/web";
  private static final Pattern LINKED =
      Pattern.compile(
          "<link rel=\"stylesheet\" href=\"([^\"]+)\">|<script src=\"([^\"]+)\"></script>");

  /** Where the result goes: before the first element that is seen. */
  private static final String BODY = "<body>\n";

  /** The file asks nobody for anything, whatever text it carries. */
  private static final String POLICY =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src"
          + " 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:\">\n";

  private static final String HEAD = "<head>\n<meta charset=\"utf-8\">\n";

  private final String html;

  private ReportPage(String html) {
    this.html = html;
  }

  static ReportPage load() throws IOException {
    Matcher linked = LINKED.matcher(resource("/result.html"));
    StringBuilder html = new StringBuilder();
    while (linked.find()) {
      String style = linked.group(1);
      String inlined =
          style != null
              ? "<style>\n" + guarded(resource(style), "style") + "</style>"
              : "<script>\n" + guarded(resource(linked.group(2)), "script") + "</script>";
      linked.appendReplacement(html, Matcher.quoteReplacement(inlined));
    }
    linked.appendTail(html);
    return new ReportPage(html.toString());
  }

  /** The page with that JSON in it. */
  String with(String json) {
    String data =
        BODY
            + "<script type=\"application/json\" id=\"drumlin-result\">"
            + escaped(json)
            + "</script>\n";
    return replaceOnce(replaceOnce(html, HEAD, HEAD + POLICY), BODY, data);
  }

  /**
   * JSON that no HTML parser can read as markup: in JSON these characters stand only inside
   * strings, where the escape means the same.
   */
  static String escaped(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /**
   * Our own files hold no end tag of the element they are put in; an update that does is refused.
   */
  private static String guarded(String text, String element) throws IOException {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("</" + element) || lower.contains("<!--")) {
      throw new IOException("a page resource cannot be inlined: it holds </" + element);
    }
    return text.endsWith("\n") ? text : text + "\n";
  }

  private static String replaceOnce(String text, String what, String with) {
    int at = text.indexOf(what);
    if (at < 0) {
      throw new IllegalStateException("result.html has lost its " + what.strip());
    }
    return text.substring(0, at) + with + text.substring(at + what.length());
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(WEB + path)) {
      if (in == null) {
        throw new FileNotFoundException("page resource " + WEB + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
