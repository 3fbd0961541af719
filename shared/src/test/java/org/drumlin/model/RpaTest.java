package org.drumlin.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** rpa in each of its cases against numbers that sasmodels 1.0.6 computed. */
final class RpaTest {
  private static final double[] Q = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3};

  /** A chain of each kind that differs from the others in everything. */
  private static final Map<String, double[]> CHAINS =
      Map.of(
          "N",
          new double[] {800, 1200, 500, 2000},
          "Phi",
          new double[] {0.2, 0.15, 0.35, 0.25},
          "v",
          new double[] {90, 110, 105, 95},
          "L",
          new double[] {12, -4, 60, 7},
          "b",
          new double[] {5.5, 6, 7, 6.5});

  private static final Map<String, Double> INTERACTIONS =
      Map.of(
          "K12", -3e-4, "K13", -2e-4, "K14", -1e-4, "K23", -1.5e-4, "K24", -2.5e-4, "K34", -1e-4);

  private static final double[][] CASES = {
    {
      5.680813777255409,
      5.6613648769729235,
      5.437693086755885,
      3.807913812271027,
      0.7797997530098992,
      0.09711425327341189
    },
    {
      0.16785574915481036,
      1.2233938391055232,
      4.141358448511281,
      3.6523755880124344,
      0.7753767725285888,
      0.09704767028151579
    },
    {
      9.534341642308423,
      9.488562387175556,
      8.975365507372375,
      5.665741334420932,
      0.9708281904080517,
      0.1165850021526917
    },
    {
      1.1252836391498888,
      2.5066855891721342,
      6.875454573923227,
      5.479375553219758,
      0.9670827259968002,
      0.11653221671382248
    },
    {
      0.07657385915010304,
      0.6330792229807614,
      4.158970790700201,
      5.133367486438227,
      0.9609406974155716,
      0.11644735648350134
    },
    {
      9.62746937870716,
      9.572924830836193,
      8.967648652809773,
      5.425190155773063,
      0.9301970776836439,
      0.11246993931115846
    },
    {
      1.5751997648169505,
      2.6806832508499685,
      6.610618727248701,
      5.229679984911108,
      0.9271022965606319,
      0.11242778034952983
    },
    {
      0.09934889544931698,
      0.6112783854374603,
      3.9942883107645004,
      4.892903015292782,
      0.9209727694010974,
      0.11234239408774635
    },
    {
      1.6381674582601675,
      2.6633678864393606,
      6.361603667289442,
      5.230455608108597,
      0.9281836274484325,
      0.11244578132759668
    },
    {
      0.07576093273082568,
      0.6160216900873936,
      3.767525597356157,
      4.894073004476223,
      0.9220591258945257,
      0.1123604015393793
    },
  };

  /** The peer fills in small numbers for chains that are not there: seen at the sixth digit. */
  private static final double TOLERANCE = 1e-6;

  @Test
  void everyCaseIsThePeers() throws Exception {
    Map<String, Double> values = new HashMap<>(INTERACTIONS);
    CHAINS.forEach((name, four) -> {
      for (int i = 0; i < 4; i++) {
        values.put(name + (i + 1), four[i]);
      }
    });
    values.put("background", 0.0);
    ReferenceEvaluator rpa =
        new ReferenceEvaluator((Model.Body) Catalogue.builtin().resolve("rpa"));
    for (int c = 0; c < CASES.length; c++) {
      values.put("case_num", (double) c);
      double[] actual = rpa.intensity(Q, values);
      for (int i = 0; i < Q.length; i++) {
        double expected = CASES[c][i];
        assertEquals(expected, actual[i], TOLERANCE * expected, "case " + c + " at q = " + Q[i]);
      }
    }
  }
}
