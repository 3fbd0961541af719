package org.drumlin.sasview;

import java.util.List;
import java.util.Map;
import org.drumlin.fit.ErrorModel;
import org.drumlin.fit.ResolutionChoice;

/**
 * A fit page of SasView, whichever file it came from.
 *
 * @param tab the page's name, {@code M1}; empty where the file has none
 * @param data what the data set is called in the file, to be found again
 * @param title of the data
 * @param file name of the data's file
 * @param entry number of the data set in the file, from 1
 * @param form the model's name; a number in the oldest files
 * @param structure the structure factor's; empty for none
 * @param multiplicity how many shells; NaN where the file does not say
 * @param low of the q range, as high: infinite where it is open
 * @param ties expressions by parameter
 * @param warnings what cannot be carried over, in words
 */
record SavedPage(
    String tab,
    String data,
    String title,
    String file,
    int entry,
    String form,
    String structure,
    double multiplicity,
    double low,
    double high,
    ErrorModel errors,
    ResolutionChoice resolution,
    List<SavedParameter> parameters,
    List<SavedSpread> spreads,
    Map<String, String> ties,
    List<String> warnings) {

  SavedPage {
    parameters = List.copyOf(parameters);
    spreads = List.copyOf(spreads);
    ties = Map.copyOf(ties);
    warnings = List.copyOf(warnings);
  }

  /** The same page under another name, with expressions from elsewhere in the file. */
  SavedPage linked(String otherTab, Map<String, String> otherTies) {
    return new SavedPage(
        otherTab,
        data,
        title,
        file,
        entry,
        form,
        structure,
        multiplicity,
        low,
        high,
        errors,
        resolution,
        parameters,
        spreads,
        otherTies,
        warnings);
  }
}
