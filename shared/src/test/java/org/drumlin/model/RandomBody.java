package org.drumlin.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A model with a body made at random by the grammar: mostly one that can be read. */
final class RandomBody {
  private static final List<String> ONE =
      List.of(
          "sin",
          "cos",
          "exp",
          "log",
          "sqrt",
          "fabs",
          "sas_J1",
          "sas_3j1x_x",
          "sas_2J1x_x",
          "erf",
          "tgamma");
  private static final List<String> TWO = List.of("pow", "fmin", "fmax", "atan2", "fmod");
  private static final List<String> BETWEEN = List.of(" + ", " - ", "*", "/");
  private static final List<String> COMPARED = List.of(" < ", " <= ", " > ", " == ", " != ");

  private final Random random;
  private final List<String> names = new ArrayList<>(List.of("q", "a", "b"));

  RandomBody(Random random) {
    this.random = random;
  }

  String text() {
    StringBuilder text =
        new StringBuilder(
            """
            name: odd
            title: A body at random
            category: shape-independent
            description: none
            parameters:
              - {name: a, default: 1.5, limits: [0, inf], kind: volume, description: a}
              - {name: b, default: 0.3, description: b}
            ---
            double Iq(double q, double a, double b)
            {
            """);
    for (int i = random.nextInt(6); i >= 0; i--) {
      statement(text, 2);
    }
    return text.append("  return ").append(number(4)).append(";\n}\n").toString();
  }

  private void statement(StringBuilder text, int depth) {
    switch (random.nextInt(5)) {
      case 0 -> {
        text.append("  if (").append(truth(2)).append(") {\n");
        assignment(text);
        text.append("  } else {\n");
        assignment(text);
        text.append("  }\n");
      }
      case 1 -> {
        String index = "i" + names.size();
        text.append(
            "  for (int %s = 0; %s < %d; %s++) {\n"
                .formatted(index, index, random.nextInt(5), index));
        if (depth > 0 && random.nextBoolean()) {
          statement(text, depth - 1);
        } else {
          assignment(text);
        }
        text.append("  }\n");
      }
      case 2 -> {
        if (random.nextInt(8) == 0) {
          text.append("  if (")
              .append(truth(2))
              .append(") return ")
              .append(number(2))
              .append(";\n");
        } else {
          assignment(text);
        }
      }
      default -> {
        String name = "v" + names.size();
        text.append("  double ").append(name).append(" = ").append(number(3)).append(";\n");
        if (depth == 2) {
          names.add(name);
        }
      }
    }
  }

  private void assignment(StringBuilder text) {
    List<String> own = names.stream().filter(n -> n.startsWith("v")).toList();
    if (!own.isEmpty()) {
      String name = one(own);
      text.append("  ").append(name).append(" = ").append(number(3)).append(";\n");
    }
  }

  private String truth(int depth) {
    String compared = number(1) + one(COMPARED) + number(1);
    if (depth == 0 || random.nextBoolean()) {
      return compared;
    }
    return "(" + compared + (random.nextBoolean() ? " && " : " || ") + truth(depth - 1) + ")";
  }

  private String number(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return random.nextBoolean() ? one(names) : Double.toString(random.nextInt(2000) / 128.0);
    }
    return switch (random.nextInt(6)) {
      case 0 -> one(ONE) + "(" + number(depth - 1) + ")";
      case 1 -> one(TWO) + "(" + number(depth - 1) + ", " + number(depth - 1) + ")";
      case 2 -> "(" + truth(1) + " ? " + number(depth - 1) + " : " + number(depth - 1) + ")";
      case 3 -> "-(" + number(depth - 1) + ")";
      default -> "(" + number(depth - 1) + one(BETWEEN) + number(depth - 1) + ")";
    };
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
