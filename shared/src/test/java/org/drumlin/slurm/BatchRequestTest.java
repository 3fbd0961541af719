package org.drumlin.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.drumlin.job.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchRequestTest {
  private static final String FULL =
      "{\"cluster\":\"hal\",\"account\":\"sans\",\"partition\":\"short,long\",\"qos\":\"normal\","
          + "\"walltime\":\"1-02:30:00\",\"cpus\":8,\"memory\":\"8G\",\"memory_per\":\"cpu\","
          + "\"gpus\":\"a100:2\",\"name\":\"blend.rt2\",\"mail_user\":\"ada@example.org\","
          + "\"mail_type\":[\"END\",\"FAIL\"],\"nodes\":1,\"ntasks\":1,\"gres\":\"lustre:1\","
          + "\"constraint\":\"intel&ib\",\"reservation\":\"beam\",\"begin\":\"now+1hour\","
          + "\"dependency\":\"afterok:12\",\"exclusive\":true,\"output\":\"out-%j.txt\","
          + "\"error\":\"err.txt\",\"workdir\":\"/scratch/ada\",\"modules\":[\"java/25\"],"
          + "\"environment\":{\"B\":\"it's $HOME\",\"A\":\"1\"},\"prologue\":\"date\\nhostname\\n\","
          + "\"epilogue\":\"date\\n\",\"extra\":[\"--licenses=matlab\",\"#SBATCH -x n7\"]}";

  @Test
  void everythingSurvivesItsJson() throws Exception {
    BatchRequest request = BatchRequest.fromJson(Json.readObject(FULL));
    assertEquals(FULL, Json.line(request.toJson()));
    assertEquals(List.of(), request.problems());
    assertEquals("{}", Json.line(BatchRequest.empty().toJson()));
    assertEquals(BatchRequest.empty(), BatchRequest.fromJson(Json.object()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"wall_time\":\"1:00:00\"}|queue.wall_time: not known",
        "{\"cpus\":\"8\"}|queue.cpus: expected a whole number",
        "{\"cpus\":1.5}|queue.cpus: expected a whole number",
        "{\"memory_per\":\"gpu\"}|queue.memory_per: expected",
        "{\"modules\":\"java\"}|queue.modules: expected a list",
        "{\"environment\":{\"A\":1}}|queue.environment.A: expected text",
        "{\"exclusive\":\"yes\"}|queue.exclusive: expected true or false"
      })
  void aKeyOfAnotherKindIsNamed(String json, String message) {
    IOException refused =
        assertThrows(IOException.class, () -> BatchRequest.fromJson(Json.readObject(json)), json);
    assertTrue(String.valueOf(refused.getMessage()).startsWith(message), refused.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "walltime|\"1:30\"",
        "walltime|\"00:00:00\"",
        "walltime|\"00:99:00\"",
        "memory|\"8 GB\"",
        "memory|\"0\"",
        "gpus|\"two\"",
        "cpus|0",
        "nodes|-1",
        "name|\"my fit\"",
        "name|\"a;b\"",
        "account|\"a b\"",
        "account|\"--wrap\"",
        "partition|\"main\\n#SBATCH --uid=0\"",
        "qos|\"a'b\"",
        "mail_user|\"ada@example.org --uid=0\"",
        "gres|\"gpu:1 --hold\"",
        "constraint|\"a$(id)\"",
        "begin|\"now; id\"",
        "dependency|\"afterok:1`id`\"",
        "output|\"a\\nb\"",
        "error|\"a\\rb\"",
        "workdir|\"scratch\"",
        "workdir|\"/a\\\\b\"",
        "prologue|\"date\\r\\n\""
      })
  void aBadValueIsNamedByItsField(String field, String value) throws Exception {
    List<Problem> problems = problems("{\"" + field + "\":" + value + "}");
    assertEquals(1, problems.size(), problems.toString());
    assertEquals(field, problems.getFirst().field());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--wrap=id", "--job-name=x", "--job=x", "-Jx", "-J x", "#SBATCH --array=1-9", "--sig=9",
        "--comment=x", "--uid=0", "id", "-", "--", "--requeue", "--no-req"
      })
  void anOptionOfOursIsRefused(String option) throws Exception {
    assertEquals("extra[0]", problems("{\"extra\":[\"" + option + "\"]}").getFirst().field());
  }

  @Test
  void listsNameTheirEntries() throws Exception {
    List<Problem> problems =
        problems(
            "{\"modules\":[\"java\",\"a;b\"],\"mail_type\":[\"END\",\"SOON\"],"
                + "\"environment\":{\"OK\":\"x\",\"1A\":\"x\",\"SLURM_CONF\":\"x\",\"B\":\"a\\nb\"}}");
    assertEquals(
        List.of(
            "mail_type[1]",
            "modules[1]",
            "environment.1A",
            "environment.SLURM_CONF",
            "environment.B"),
        problems.stream().map(Problem::field).toList());
  }

  @Test
  void timesAreReadAsSlurmWritesThem() {
    assertEquals(Optional.of(Duration.ofMinutes(60)), Walltime.printed("60"));
    assertEquals(Optional.of(Duration.ofMinutes(30)), Walltime.printed("30:00"));
    assertEquals(Optional.of(Duration.ofHours(2)), Walltime.printed("2:00:00"));
    assertEquals(Optional.of(Duration.ofDays(2)), Walltime.printed("2-00"));
    assertEquals(Optional.of(Duration.ofHours(49)), Walltime.printed("2-01:00:00"));
    assertEquals(Optional.empty(), Walltime.printed("UNLIMITED"));
    assertEquals("2-01:00:00", Walltime.of(Duration.ofHours(49)));
    assertEquals("00:01:30", Walltime.of(Duration.ofSeconds(90)));
  }

  private static List<Problem> problems(String json) throws IOException {
    return BatchRequest.fromJson(Json.readObject(json)).problems();
  }
}
