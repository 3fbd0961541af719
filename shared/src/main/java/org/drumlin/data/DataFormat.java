package org.drumlin.data;

import java.util.List;

/** A format of data files. */
sealed interface DataFormat
    permits NxCansas, Binary, CansasXml, OrsoText, NistAbs, Pdh, ReflectivityColumns, AsciiColumns {
  /** Whether the bytes look like this format, before anything is parsed. */
  boolean recognises(DataSource source);

  /** Every data set of the file, at least one. */
  List<Dataset> read(DataSource source) throws DataException;
}
