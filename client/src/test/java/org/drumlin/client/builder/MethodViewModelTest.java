package org.drumlin.client.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumlin.client.control.Texts;
import org.drumlin.fit.Method;
import org.drumlin.fit.MethodOption;
import org.drumlin.fit.MethodOptions;
import org.junit.jupiter.api.Test;

final class MethodViewModelTest {
  private final DraftHistory history = new DraftHistory();
  private final MethodViewModel method = new MethodViewModel(history);

  MethodViewModelTest() {
    history.currentProperty().addListener((o, before, now) -> method.show(now));
  }

  @Test
  void everyMethodHasItsNameAndItsPurposeInWords() {
    var without = new ArrayList<String>();
    for (String name : MethodOptions.methods()) {
      method.choose(name);
      if (!Texts.has("method." + name) || method.purpose().isEmpty()) {
        without.add(name);
      }
    }
    assertEquals(List.of(), without);
  }

  @Test
  void everyOptionOfEveryMethodTakesItsDefaultTyped() {
    var refused = new ArrayList<String>();
    for (String name : MethodOptions.methods()) {
      method.choose(name);
      for (MethodOption option : method.options()) {
        if (!method.type(option, method.text(option))) {
          refused.add(name + " " + option.name() + ": " + method.problemProperty().get());
        }
      }
    }
    assertEquals(List.of(), refused);
  }

  @Test
  void whatFewPeopleChangeIsFoldedUnlessTheDocumentSaysIt() {
    assertEquals(List.of("steps", "starts"), common());
    method.choose("dream");
    assertTrue(common().containsAll(List.of("samples", "burn", "pop", "init")));
    assertFalse(common().contains("steps"), "samples decide");
    assertFalse(method.saysRare());
    history.edit(
        history.current().withMethod(new Method("dream", Map.of("thin", 2.0), Optional.of(1L))));
    assertTrue(method.saysRare());
  }

  @Test
  void aTimeLimitIsInHoursAndTakenBackByNothing() {
    var time = MethodOptions.find("lm", "time").orElseThrow();
    assertTrue(method.type(time, "0.5"));
    assertEquals(0.5, history.current().document().method().number("time"));
    assertFalse(method.type(time, "-1"));
    assertTrue(method.type(time, ""));
    assertEquals(Map.of(), history.current().document().method().options());
  }

  private List<String> common() {
    return method.options().stream()
        .filter(o -> !method.isRare(o))
        .map(MethodOption::name)
        .toList();
  }
}
