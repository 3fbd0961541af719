package org.drumlin.data;

import java.util.List;

/** What is no text and no known format: refused, never taken for columns of numbers. */
final class Binary implements DataFormat {
  @Override
  public boolean recognises(DataSource source) {
    return source.isBinary();
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    throw source.error(
        "is binary; a data file is columns of text, CanSAS XML, NXcanSAS (HDF5) or ORSO text");
  }
}
