package org.drumlin.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Something that must not be read by others, and where it was taken from. Its text never shows it.
 *
 * @param from such as {@code the variable DRUMLIN_SECRET}
 */
public record Secret(String value, String from) {

  /** From {@code {env: NAME}} or {@code {file: PATH}}; written plainly it is refused. */
  static Secret read(
      ConfigSection section, String key, ConfigNode node, Map<String, String> environment)
      throws ConfigException {
    String form = key + ": {env: NAME} or " + key + ": {file: PATH}";
    if (!(node instanceof ConfigNode.Mapping)) {
      throw section.wrong(
          key,
          "is written plainly in the configuration, where others read it; put it into a file or a"
              + " variable of the environment, change it, and write "
              + form);
    }
    ConfigSection source = section.section(key, node);
    var variable = source.text("env");
    var file = source.text("file");
    source.end();
    if (variable.isPresent() == file.isPresent()) {
      throw section.wrong(key, "says where the secret is, in one of two ways: " + form);
    }
    return variable.isPresent()
        ? ofVariable(section, key, variable.orElseThrow(), environment)
        : ofFile(section, key, Path.of(file.orElseThrow()));
  }

  private static Secret ofVariable(
      ConfigSection section, String key, String name, Map<String, String> environment)
      throws ConfigException {
    String value = environment.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw section.wrong(
          key, "is to be in the variable " + name + ", which is not set; set it before the start");
    }
    return new Secret(value, "the variable " + name);
  }

  private static Secret ofFile(ConfigSection section, String key, Path file)
      throws ConfigException {
    try {
      String value = Files.readString(file).strip();
      if (value.isEmpty()) {
        throw section.wrong(key, "is to be in " + file + ", which is empty; write it there");
      }
      return new Secret(value, file.toString());
    } catch (IOException e) {
      throw section.wrong(
          key, "is to be in " + file + ", which cannot be read; the server's user needs to");
    }
  }

  @Override
  public String toString() {
    return "(secret, from " + from + ")";
  }
}
