package org.drumlin.client.builder;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.drumlin.client.control.Numbers;
import org.drumlin.client.control.Texts;
import org.drumlin.data.Dataset;
import org.drumlin.data.FitData;
import org.drumlin.fit.DatasetEntry;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.Range;
import org.drumlin.fit.ResolutionChoice;
import org.jspecify.annotations.Nullable;

/** The data column: which points count, with which errors and which resolution. */
final class DataViewModel {
  /** Where errors come from. */
  enum Errors {
    FILE,
    NONE,
    SQRT,
    POISSON,
    RELATIVE
  }

  /** Where the resolution comes from. */
  enum Resolution {
    FILE,
    NONE,
    PINHOLE,
    SLIT
  }

  private static final double FIRST_FRACTION = 0.05;

  /** A slit to begin with: as long as those of a Bonse-Hart camera or a Kratky one, and thin. */
  private static final ResolutionChoice.Slit FIRST_SLIT = new ResolutionChoice.Slit(0.1, 0);

  private final DraftHistory history;
  private final ReadOnlyBooleanWrapper present = new ReadOnlyBooleanWrapper(this, "present");
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(this, "title", "");
  private final ReadOnlyStringWrapper points = new ReadOnlyStringWrapper(this, "points", "");
  private final ReadOnlyStringWrapper low = new ReadOnlyStringWrapper(this, "low", "");
  private final ReadOnlyStringWrapper high = new ReadOnlyStringWrapper(this, "high", "");
  private final ReadOnlyObjectWrapper<Errors> errors =
      new ReadOnlyObjectWrapper<>(this, "errors", Errors.FILE);
  private final ReadOnlyStringWrapper relative = new ReadOnlyStringWrapper(this, "relative", "");
  private final ReadOnlyObjectWrapper<Resolution> resolution =
      new ReadOnlyObjectWrapper<>(this, "resolution", Resolution.FILE);
  private final ReadOnlyStringWrapper pinhole = new ReadOnlyStringWrapper(this, "pinhole", "");
  private final ReadOnlyStringWrapper slitLength =
      new ReadOnlyStringWrapper(this, "slitLength", "");
  private final ReadOnlyStringWrapper slitWidth = new ReadOnlyStringWrapper(this, "slitWidth", "");
  private final ObservableList<String> sets = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(this, "at");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private final ObservableList<String> notes = FXCollections.observableArrayList();
  private double[] fileQ = {};

  DataViewModel(DraftHistory history) {
    this.history = history;
  }

  ReadOnlyBooleanProperty presentProperty() {
    return present.getReadOnlyProperty();
  }

  ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  ReadOnlyStringProperty pointsProperty() {
    return points.getReadOnlyProperty();
  }

  ReadOnlyStringProperty lowProperty() {
    return low.getReadOnlyProperty();
  }

  ReadOnlyStringProperty highProperty() {
    return high.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Errors> errorsProperty() {
    return errors.getReadOnlyProperty();
  }

  /** Relative error in per cent. */
  ReadOnlyStringProperty relativeProperty() {
    return relative.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Resolution> resolutionProperty() {
    return resolution.getReadOnlyProperty();
  }

  /** dQ/Q in per cent. */
  ReadOnlyStringProperty pinholeProperty() {
    return pinhole.getReadOnlyProperty();
  }

  /** Half the opening along the slit, 1/Angstrom. */
  ReadOnlyStringProperty slitLengthProperty() {
    return slitLength.getReadOnlyProperty();
  }

  /** Half the opening across it. */
  ReadOnlyStringProperty slitWidthProperty() {
    return slitWidth.getReadOnlyProperty();
  }

  /** The files of all data sets of the fit. */
  ObservableList<String> sets() {
    return sets;
  }

  /** Which of them is shown. */
  ReadOnlyIntegerProperty atProperty() {
    return at.getReadOnlyProperty();
  }

  /** Shows another data set, with its model. */
  void select(int set) {
    history.select(set);
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** What the reader and the choices left out or assumed. */
  ObservableList<String> notes() {
    return notes;
  }

  /**
   * Shows the data set of a draft.
   *
   * @param data null while there is none
   * @param used null when the choices leave no point
   */
  void show(Draft draft, @Nullable Dataset data, @Nullable FitData used, String trouble) {
    var entry = draft.dataset();
    present.set(entry.isPresent() && data != null);
    problem.set(trouble);
    notes.setAll(used == null ? List.of() : used.warnings());
    var files = draft.document().datasets().stream().map(DatasetEntry::file).toList();
    if (!files.equals(sets)) {
      sets.setAll(files);
    }
    at.set(draft.at());
    if (entry.isEmpty() || data == null) {
      name.set("");
      fileQ = new double[0];
      return;
    }
    fileQ = data.q();
    name.set(entry.get().file());
    title.set(data.title());
    int kept = used == null ? 0 : used.points();
    points.set(
        kept == data.size()
            ? Texts.text("data.points", String.valueOf(kept))
            : Texts.text("data.points.some", String.valueOf(kept), String.valueOf(data.size())));
    low.set(Numbers.brief(entry.get().range().map(Range::low).orElse(least()), 5));
    high.set(Numbers.brief(entry.get().range().map(Range::high).orElse(most()), 5));
    showErrors(entry.get().errors());
    showResolution(entry.get().resolution());
  }

  private void showErrors(ErrorModel model) {
    errors.set(
        switch (model) {
          case ErrorModel.FromFile f -> Errors.FILE;
          case ErrorModel.None n -> Errors.NONE;
          case ErrorModel.Sqrt s -> Errors.SQRT;
          case ErrorModel.Poisson p -> Errors.POISSON;
          case ErrorModel.Relative r -> Errors.RELATIVE;
        });
    if (model instanceof ErrorModel.Relative r) {
      relative.set(Numbers.exact(100 * r.fraction()));
    }
  }

  private void showResolution(ResolutionChoice choice) {
    resolution.set(
        switch (choice) {
          case ResolutionChoice.FromFile f -> Resolution.FILE;
          case ResolutionChoice.None n -> Resolution.NONE;
          case ResolutionChoice.Pinhole p -> Resolution.PINHOLE;
          case ResolutionChoice.Slit s -> Resolution.SLIT;
        });
    if (choice instanceof ResolutionChoice.Pinhole p) {
      pinhole.set(Numbers.exact(100 * p.dqOverQ()));
    }
    if (choice instanceof ResolutionChoice.Slit s) {
      slitLength.set(Numbers.exact(s.length()));
      slitWidth.set(Numbers.exact(s.width()));
    }
  }

  /** A range of q dragged on the plot. */
  void chooseRange(double from, double to) {
    if (fileQ.length == 0) {
      return;
    }
    // Four digits say which points are meant; more would only be the pixel's noise.
    double a = Double.parseDouble(Numbers.brief(from));
    double b = Double.parseDouble(Numbers.brief(to));
    setRange(a <= least() && b >= most() ? Optional.empty() : Optional.of(new Range(a, b)));
  }

  void resetRange() {
    if (fileQ.length > 0) {
      setRange(Optional.empty());
    }
  }

  boolean typeLow(String text) {
    return typeRange(text, true);
  }

  boolean typeHigh(String text) {
    return typeRange(text, false);
  }

  private boolean typeRange(String text, boolean lower) {
    if (text.strip().equals((lower ? low : high).get())) {
      return true;
    }
    var number = text.isBlank() ? null : Numbers.parse(text);
    if (number != null && number.isEmpty()) {
      problem.set(Texts.text("row.number", text.strip()));
      return false;
    }
    var now = history.current().dataset().flatMap(DatasetEntry::range);
    double a = now.map(Range::low).orElse(least());
    double b = now.map(Range::high).orElse(most());
    double typed = number == null ? (lower ? least() : most()) : number.getAsDouble();
    double from = lower ? typed : a;
    double to = lower ? b : typed;
    if (!(from < to)) {
      problem.set(Texts.text("row.order", Numbers.exact(from), Numbers.exact(to)));
      return false;
    }
    setRange(Optional.of(new Range(from, to)));
    return true;
  }

  void chooseErrors(Errors choice) {
    if (choice == errors.get()) {
      return;
    }
    setErrors(
        switch (choice) {
          case FILE -> new ErrorModel.FromFile();
          case NONE -> new ErrorModel.None();
          case SQRT -> new ErrorModel.Sqrt();
          case POISSON -> new ErrorModel.Poisson();
          case RELATIVE -> new ErrorModel.Relative(FIRST_FRACTION);
        });
  }

  boolean typeRelative(String percent) {
    return typePercent(percent, p -> setErrors(new ErrorModel.Relative(p)));
  }

  void chooseResolution(Resolution choice) {
    if (choice == resolution.get()) {
      return;
    }
    setResolution(
        switch (choice) {
          case FILE -> new ResolutionChoice.FromFile();
          case NONE -> new ResolutionChoice.None();
          case PINHOLE -> new ResolutionChoice.Pinhole(FIRST_FRACTION);
          case SLIT -> FIRST_SLIT;
        });
  }

  boolean typeSlitLength(String text) {
    return typeSlit(text, true);
  }

  boolean typeSlitWidth(String text) {
    return typeSlit(text, false);
  }

  private boolean typeSlit(String text, boolean length) {
    var number = Numbers.parse(text);
    var slit =
        history.current().dataset().map(DatasetEntry::resolution).orElse(FIRST_SLIT)
                instanceof ResolutionChoice.Slit now
            ? now
            : FIRST_SLIT;
    double typed = number.orElse(Double.NaN);
    if (!(typed >= 0) || Double.isInfinite(typed)) {
      problem.set(Texts.text("data.slit", text.strip()));
      return false;
    }
    double other = length ? slit.width() : slit.length();
    if (typed == 0 && other == 0) {
      problem.set(Texts.text("data.slit.none"));
      return false;
    }
    setResolution(
        length ? new ResolutionChoice.Slit(typed, other) : new ResolutionChoice.Slit(other, typed));
    return true;
  }

  boolean typePinhole(String percent) {
    return typePercent(percent, p -> setResolution(new ResolutionChoice.Pinhole(p)));
  }

  private boolean typePercent(String text, DoubleConsumer set) {
    var number = Numbers.parse(text.replace("%", ""));
    if (number.isEmpty() || !(number.getAsDouble() > 0 && number.getAsDouble() <= 100)) {
      problem.set(Texts.text("data.percent", text.strip()));
      return false;
    }
    set.accept(number.getAsDouble() / 100);
    return true;
  }

  private void setRange(Optional<Range> range) {
    edit(d -> d.withRange(range));
  }

  private void setErrors(ErrorModel model) {
    edit(d -> d.withErrors(model));
  }

  private void setResolution(ResolutionChoice choice) {
    edit(d -> d.withResolution(choice));
  }

  private void edit(UnaryOperator<DatasetEntry> change) {
    history.edit(history.current().withDataset(change));
  }

  private double least() {
    double least = Double.POSITIVE_INFINITY;
    for (double q : fileQ) {
      least = Math.min(least, q);
    }
    return least;
  }

  private double most() {
    double most = Double.NEGATIVE_INFINITY;
    for (double q : fileQ) {
      most = Math.max(most, q);
    }
    return most;
  }
}
