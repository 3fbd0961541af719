package org.drumlin.client.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.drumlin.client.control.Texts;
import org.drumlin.model.ParameterInfo;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the parameter table: the parameters of each piece under its name, the elements of
 * vectors by their place, as many as count now. A model of one body without vectors is its plain
 * list.
 */
final class TableLayout {
  private final ModelLibrary.Answer.Known model;
  private final Map<String, ParameterRowViewModel> rows;
  private final ToIntFunction<String> whole;
  private final List<TableItem> items = new ArrayList<>();
  private final Set<String> done = new LinkedHashSet<>();

  /**
   * @param rows of all parameters, by name
   * @param whole the value of a WHOLE parameter
   */
  TableLayout(
      ModelLibrary.Answer.Known model,
      Map<String, ParameterRowViewModel> rows,
      ToIntFunction<String> whole) {
    this.model = model;
    this.rows = rows;
    this.whole = whole;
  }

  List<TableItem> items() {
    var pieces = model.pieces();
    var ofPieces = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < pieces.size(); i++) {
      for (String outer : pieces.get(i).names().values()) {
        ofPieces.putIfAbsent(outer, i);
      }
    }
    var parameters = model.info().parameters();
    lines("", parameters.stream().filter(p -> !ofPieces.containsKey(p.name())).toList(), null);
    for (int i = 0; i < pieces.size(); i++) {
      int place = i;
      var piece = pieces.get(i);
      if (pieces.size() > 1) {
        items.add(new TableItem.Heading("piece " + i, heading(piece), false));
      }
      lines(
          "piece " + i,
          parameters.stream()
              .filter(p -> Integer.valueOf(place).equals(ofPieces.get(p.name())))
              .toList(),
          piece);
    }
    return List.copyOf(items);
  }

  private static String heading(Piece piece) {
    if (piece.structure()) {
      return Texts.text("table.piece.structure", piece.info().name());
    }
    var letters =
        piece.names().entrySet().stream()
            .filter(e -> e.getValue().endsWith("_" + e.getKey()))
            .map(e -> e.getValue().substring(0, e.getValue().length() - e.getKey().length() - 1))
            .findFirst();
    return letters
        .map(l -> Texts.text("table.piece.letter", l, piece.info().name()))
        .orElse(piece.info().name());
  }

  private void lines(String key, List<ParameterInfo> parameters, @Nullable Piece piece) {
    for (var p : parameters) {
      if (p.element().isEmpty()) {
        line(p, label(p, piece));
      } else if (!done.contains(p.name())) {
        elements(key, p.element().get().length(), parameters, piece);
      }
    }
  }

  private static String label(ParameterInfo p, @Nullable Piece piece) {
    return piece == null ? p.name() : piece.ownName(p.name()).orElse(p.name());
  }

  private void line(ParameterInfo p, String label) {
    var row = rows.get(p.name());
    if (row != null) {
      items.add(new TableItem.Line(row, label));
    }
  }

  /** All vectors of one length, element after element. */
  private void elements(
      String key, Optional<String> length, List<ParameterInfo> parameters, @Nullable Piece piece) {
    var together =
        parameters.stream()
            .filter(p -> p.element().filter(e -> e.length().equals(length)).isPresent())
            .toList();
    together.forEach(p -> done.add(p.name()));
    int last = together.stream().mapToInt(p -> p.element().orElseThrow().index()).max().orElse(0);
    int shown = length.map(n -> Math.min(last, whole.applyAsInt(n))).orElse(last);
    for (int i = 1; i <= shown; i++) {
      int index = i;
      items.add(
          new TableItem.Heading(
              key + " " + length.orElse("") + " " + i, element(index, piece), true));
      together.stream()
          .filter(p -> p.element().orElseThrow().index() == index)
          .forEach(p -> line(p, vector(p, index, piece)));
    }
  }

  private String element(int index, @Nullable Piece piece) {
    var info = piece == null ? model.info() : piece.info();
    String kind = info.category().startsWith("shape:") ? "shell" : "element";
    if (info.category().startsWith("reflectivity")) {
      kind = "layer";
    }
    return Texts.text("table." + kind, String.valueOf(index));
  }

  /** The vector's name without the number, which the heading has. */
  private static String vector(ParameterInfo p, int index, @Nullable Piece piece) {
    String own = label(p, piece);
    String number = String.valueOf(index);
    return own.endsWith(number) ? own.substring(0, own.length() - number.length()) : own;
  }
}
