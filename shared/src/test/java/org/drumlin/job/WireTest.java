package org.drumlin.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.data.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
  private static final Instant TIME = Instant.parse("2026-11-22T17:00:00Z");
  private static final Progress PROGRESS =
      new Progress(
          12,
          1.52,
          "burn",
          0.31,
          3.2,
          15500,
          10100,
          155,
          0.84,
          Double.NaN,
          640,
          Map.of("rg", 56.4));

  @Test
  void aJobRoundTrips() throws IOException {
    Job job =
        new Job(
            "j-1",
            "Polymer blend",
            JobState.RUNNING,
            "dream",
            List.of("mono_gauss_coil"),
            2,
            TIME,
            Optional.of(TIME.plusSeconds(1)),
            Optional.empty(),
            "",
            Optional.of(PROGRESS),
            Optional.of(0.79),
            "beamline",
            Optional.of(new Contact(Contact.Kind.STALE, TIME, "no answer; tried again")));
    String line = Json.line(job.toJson());
    assertEquals(job, Job.fromJson(Json.readObject(line)));
    assertTrue(line.contains("\"ended\":null"), line);
    assertTrue(line.contains("\"state\":\"running\""), line);
  }

  @Test
  void progressWritesMissingNumbersAsNull() throws IOException {
    String line = Json.line(new ProgressLine.Report(PROGRESS).toJson());
    assertEquals(
        "{\"seq\":12,\"t\":1.52,\"type\":\"progress\",\"phase\":\"burn\",\"fraction\":0.31,"
            + "\"remaining\":3.2,\"evaluations\":15500,\"evaluations_per_second\":10100.0,"
            + "\"generation\":155,\"chisq\":0.84,\"rhat\":null,\"ess\":640.0,"
            + "\"best\":{\"rg\":56.4}}",
        line);
    assertEquals(new ProgressLine.Report(PROGRESS), ProgressLine.parse(line));
  }

  @Test
  void everyKindOfProgressLineRoundTrips() throws IOException {
    for (ProgressLine line :
        List.of(
            new ProgressLine.Start(0, 0.1, 1, "lm", "jvm"),
            new ProgressLine.Log(1, 0.2, "a \"warning\""),
            new ProgressLine.End(2, 0.3, "finished", "converged"))) {
      assertEquals(line, ProgressLine.parse(Json.line(line.toJson())));
    }
  }

  @Test
  void exitAndRunRoundTrip() throws IOException {
    Exit exit = Exit.of(2, Exit.Status.STOPPED, "stopped on request", TIME);
    assertEquals(exit, Exit.fromJson(Json.readObject(Json.pretty(exit.toJson()))));
    RunInfo run =
        new RunInfo(
            1, "jvm", "x", "double", "8 lanes", 2, "0.1.0", "25", "Linux", "h", 31, 0.4, 77, TIME,
            TIME);
    assertEquals(run, RunInfo.fromJson(Json.readObject(Json.pretty(run.toJson()))));
  }

  @Test
  void anErrorRoundTrips() throws IOException {
    ApiError error =
        new ApiError("low 80 is above high 40", Optional.of("models[0]"), Optional.empty());
    assertEquals(error, ApiError.fromJson(Json.readObject(Json.line(error.toJson()))));
  }

  @Test
  void anEvaluationRoundTrips() throws IOException {
    EvalRequest request =
        EvalRequest.fromJson(
            Json.readObject(
                "{\"id\":7,\"model\":\"sphere\",\"pars\":{\"radius\":50,\"radius_pd_type\":"
                    + "\"schulz\"},\"q\":[0.01,0.02],\"dq\":[0.001,0.002]}"));
    assertEquals(Optional.of("7"), request.id());
    assertEquals(Map.of("radius", 50.0), request.numbers());
    assertEquals(Map.of("radius_pd_type", "schulz"), request.words());
    assertArrayEquals(new double[] {0.01, 0.02}, request.q());
    EvalRequest again = EvalRequest.fromJson(request.toJson());
    assertArrayEquals(
        new double[] {0.001, 0.002},
        assertInstanceOf(Resolution.Pinhole.class, again.resolution()).sigma());

    EvalReply reply =
        new EvalReply.Computed(Optional.of("7"), new double[] {1.5, Double.NaN}, 0.001, "jvm");
    EvalReply.Computed read =
        assertInstanceOf(EvalReply.Computed.class, EvalReply.fromJson(reply.toJson()));
    assertArrayEquals(new double[] {1.5, Double.NaN}, read.intensity());
  }

  @Test
  void aSlitRoundTripsAndMayLackOneOpening() throws IOException {
    String text = "{\"model\":\"sphere\",\"q\":[0.01,0.02],\"dl\":[0.1,0.2]}";
    EvalRequest request = EvalRequest.fromJson(Json.readObject(text));
    EvalRequest again = EvalRequest.fromJson(request.toJson());
    Resolution.Slit slit = assertInstanceOf(Resolution.Slit.class, again.resolution());
    assertArrayEquals(new double[] {0.1, 0.2}, slit.length());
    assertArrayEquals(new double[2], slit.width());
  }

  @Test
  void aProfileRoundTrips() throws IOException {
    EvalRequest request =
        EvalRequest.fromJson(Json.readObject("{\"model\":\"slabs\",\"q\":[0.01],\"profile\":50}"));
    assertEquals(50, EvalRequest.fromJson(request.withId("a").toJson()).profile());
    assertEquals(0, EvalRequest.fromJson(request.withProfile(0).toJson()).profile());

    EvalReply.Profile profile =
        new EvalReply.Profile(new double[] {0, 1}, new double[] {2, Double.NaN}, new double[0]);
    EvalReply.Computed reply =
        new EvalReply.Computed(
            Optional.empty(), new double[] {1}, 0.001, "jvm", Optional.of(profile));
    EvalReply.Computed read =
        assertInstanceOf(EvalReply.Computed.class, EvalReply.fromJson(reply.toJson()));
    assertArrayEquals(new double[] {0, 1}, read.profile().orElseThrow().z());
    assertArrayEquals(new double[] {2, Double.NaN}, read.profile().orElseThrow().sld());
    assertEquals(0, read.profile().orElseThrow().isld().length);
    assertEquals(Optional.of("b"), read.withId(Optional.of("b")).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'q':[1]} | model",
        "{'model':'sphere'} | q: expected an array",
        "{'model':'sphere','q':[1,'a']} | q[1]",
        "{'model':'sphere','q':[1],'dq':[1,2]} | 2 values for 1",
        "{'model':'sphere','q':[1],'dw':[1,2]} | dw: 2 values for 1",
        "{'model':'sphere','q':[1],'dq':[1],'dl':[1]} | dq: there is a slit (dl, dw) too",
        "{'model':'sphere','q':[1],'pars':[1]} | pars",
        "{'model':'sphere','q':[1],'pars':{'radius':true}} | pars.radius",
        "{'model':'sphere','q':[1],'par':{}} | par: not a key",
        "{'model':'slabs','q':[1],'profile':1} | profile: expected how many points",
        "{'model':'slabs','q':[1],'profile':2.5} | profile: expected how many points",
        "{'model':'slabs','q':[1],'profile':10001} | from 2 to 10,000",
        "{'model':'slabs','q':[1],'profile':true} | profile: expected how many points",
        "[1] | object",
        "{'model' | not JSON",
        "{'a':1,'a':2} | Duplicate"
      })
  void aWrongRequestSaysWhatIsWrong(String text, String said) {
    IOException thrown =
        assertThrows(
            IOException.class,
            () -> EvalRequest.fromJson(Json.readObject(text.replace('\'', '"'))));
    assertTrue(String.valueOf(thrown.getMessage()).contains(said), thrown.getMessage());
  }
}
