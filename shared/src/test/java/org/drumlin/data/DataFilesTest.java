package org.drumlin.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DataFilesTest {
  private static final Path ELSEWHERE = Path.of("../../shared/data");

  static Path measured(String name) throws URISyntaxException {
    return Path.of(DataFilesTest.class.getResource("/measured/" + name).toURI());
  }

  @ParameterizedTest
  @CsvSource({
    "33837rear_1D_1.75_16.5_CanSAS1D.xml, 66, MH4_5deg_16T_SLOW, true, false",
    "AOT_Microemulsion-Core_Contrast.xml, 137, core contrast AOT me_SANS, true, false",
    "AOT_Microemulsion-Drop_Contrast.xml, 137, drop contrast AOT me_SANS, true, false",
    "AOT_Microemulsion-Shell_Contrast.xml, 137, shell contrast AOT me_SANS, true, false",
    "ISIS_Polymer_Blend_RT2.xml, 124, LOQ Standard RT2_SANS, true, true",
    "ISIS_Polymer_Blend_TK49.xml, 102, LOQ_Standard_TK49_SANS, true, false",
    "Ludox_silica.xml, 92, Ludox 1mm M4 TRANS_SANS, true, true",
    "hSDS_D2O_0p5_percent.xml, 137, 0.5% SDS in D2O_SANS, true, false",
    "hSDS_D2O_2p0_percent.xml, 137, 2% SDS in D2O_SANS, true, false",
    "latex_smeared.xml, 301, latex particles 0.5micron diameter in D2O Qdev, true, true",
    "apoferritin.txt, 395, apoferritin.txt, true, true",
    "conalbumin.txt, 395, conalbumin.txt, true, true",
  })
  void readsEveryMeasuredFile(String name, int points, String title, boolean errors, boolean dQ)
      throws Exception {
    Dataset data = DataFiles.load(measured(name));
    assertEquals(points, data.size());
    assertEquals(title, data.title());
    assertEquals(errors, data.dI().isPresent());
    assertEquals(dQ, data.dQ().isPresent());
    assertTrue(Arrays.stream(data.q()).allMatch(q -> q > 0 && q < 1));
  }

  @Test
  void firstAndLastPointOfThePolymerBlendAreTheFiles() throws Exception {
    Dataset data = DataFiles.load(measured("ISIS_Polymer_Blend_RT2.xml"));
    assertEquals(0.008, data.q()[0]);
    assertEquals(48.22, data.intensity()[0]);
    assertEquals(0.691609, data.dI().orElseThrow()[0]);
    assertEquals(0.00141852, data.dQ().orElseThrow()[0]);
    assertEquals(0.254, data.q()[123], 1e-12);
    assertEquals(List.of(), data.warnings());
  }

  @Test
  void secondEntryIsReadByNumberOrTitleAndKeepsItsSlit() throws Exception {
    Path file = measured("latex_smeared.xml");
    assertEquals(2, DataFiles.loadAll(file).size());
    Dataset slit = DataFiles.load(file, "2");
    assertEquals(82, slit.size());
    assertEquals(0.117, slit.slit().orElseThrow().length()[0]);
    assertEquals(0, slit.slit().orElseThrow().width()[0]);
    assertTrue(slit.dQ().isEmpty());
    Dataset same = DataFiles.load(file, "latex particles 0.5micron diameter in D2O slit");
    assertArrayEquals(slit.q(), same.q());
    DataException e = assertThrows(DataException.class, () -> DataFiles.load(file, "3"));
    assertTrue(
        e.getMessage().startsWith("latex_smeared.xml: there is no entry \"3\" (it holds: 1"));
  }

  @Test
  void firstOfSeveralSaysSo() throws Exception {
    Dataset first = DataFiles.load(measured("latex_smeared.xml"));
    assertTrue(first.warnings().getFirst().contains("the file holds 2 data sets"));
    assertFalse(first.dQ().isEmpty());
  }

  @Test
  void theSameDataSetInThreeFormatsIsTheSameNumbers() throws Exception {
    Dataset xml = DataFiles.load(measured("33837rear_1D_1.75_16.5_CanSAS1D.xml"));
    Dataset hdf = DataFiles.load(measured("33837rear_1D_1.75_16.5_NXcanSAS.h5"));
    Dataset text = DataFiles.load(measured("33837rear_1D_1.75_16.5.txt"));
    assertEquals(66, xml.size());
    assertArrayEquals(xml.q(), text.q());
    assertArrayEquals(xml.intensity(), text.intensity());
    assertArrayEquals(xml.dI().orElseThrow(), text.dI().orElseThrow());
    // the XML file has six digits of what the HDF5 file has
    assertArrayEquals(xml.q(), sixDigits(hdf.q()));
    assertArrayEquals(xml.intensity(), sixDigits(hdf.intensity()));
    assertArrayEquals(xml.dI().orElseThrow(), sixDigits(hdf.dI().orElseThrow()));
    assertTrue(hdf.dQ().isEmpty() && text.dQ().isEmpty() && xml.dQ().isEmpty());
    assertEquals(xml.title(), hdf.title());
  }

  private static double[] sixDigits(double[] values) {
    return Arrays.stream(values)
        .map(v -> new BigDecimal(v).round(new MathContext(6)).doubleValue())
        .toArray();
  }

  /** Files that may be read and not kept here: wherever they are, they are read. */
  @ParameterizedTest
  @CsvSource({
    "c_PLP0011859_q.txt, 408, true, 1/cm",
    "e361r.txt, 99, false, 1/cm",
    "e365r.txt, 99, false, 1/cm",
    "e366r.txt, 99, false, 1/cm",
    "prist5_10K_m_025.Rqz.ort, 0, true, ''",
  })
  void filesThatStayElsewhere(String name, int points, boolean dQ, String unit) throws Exception {
    Path file = ELSEWHERE.resolve(name);
    if (Files.exists(ELSEWHERE)) {
      Dataset data = DataFiles.load(file);
      assertTrue(points == 0 ? data.size() > 50 : data.size() == points, name);
      assertEquals(dQ, data.dQ().isPresent());
      assertTrue(data.dI().isPresent());
      assertEquals(unit, data.intensityUnit());
    }
  }
}
