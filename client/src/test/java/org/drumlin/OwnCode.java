package org.drumlin;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Which classes we wrote, as against those the parser generator did. */
final class OwnCode {
  static final DescribedPredicate<JavaClass> WRITTEN_BY_US =
      DescribedPredicate.describe(
          "written by us",
          c ->
              c.getAllRawSuperclasses().stream()
                      .noneMatch(s -> s.getPackageName().startsWith("org.antlr"))
                  && c.getEnclosingClass()
                      .map(outer ->
                          outer.getAllRawSuperclasses().stream()
                              .noneMatch(s -> s.getPackageName().startsWith("org.antlr")))
                      .orElse(true)
                  && c.getAllRawInterfaces().stream()
                      .noneMatch(s -> s.getPackageName().startsWith("org.antlr")));

  private OwnCode() {}
}
