package org.drumlin.fit;

import java.util.List;
import java.util.Optional;

/**
 * A data file of a fit and how it is used.
 *
 * @param id unique in the document
 * @param file path beside the document; never absolute, never with {@code ..}
 * @param sha256 lower-case hex digest the file must have, when given
 * @param range inclusive q range kept, 1/Angstrom, when given
 * @param mask zero-based indices of the file's points left out
 * @param weight factor of this data set's residuals (squared in the likelihood); 1 by default
 */
public record DatasetEntry(
    String id,
    String file,
    Optional<String> sha256,
    Optional<Range> range,
    List<Integer> mask,
    double weight,
    ErrorModel errors,
    ResolutionChoice resolution) {}
