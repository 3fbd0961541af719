package org.drumlin.data;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Formats that are known and not read: refused by name, never taken for columns of numbers. */
final class UnreadFormat implements DataFormat {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  @Override
  public boolean recognises(DataSource source) {
    return source.startsWith(HDF5) || isOrso(source) || source.isBinary();
  }

  @Override
  public List<Dataset> read(DataSource source) throws DataException {
    if (source.startsWith(HDF5)) {
      throw source.error(
          "is HDF5 (NXcanSAS), which is not read yet; save it as CanSAS XML or columns of text");
    }
    if (isOrso(source)) {
      throw source.error("is an ORSO reflectivity file, and reflectivity is not computed yet");
    }
    throw source.error("is binary; a data file is columns of text or CanSAS XML");
  }

  private static boolean isOrso(DataSource source) {
    int length = Math.min(200, source.bytes().length);
    String start = new String(source.bytes(), 0, length, StandardCharsets.ISO_8859_1);
    return start.startsWith("# # ORSO") || start.startsWith("# ORSO");
  }
}
