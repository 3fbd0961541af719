package org.drumlin.client.builder;

import java.util.List;
import org.drumlin.client.control.Action;

/** What can be done on the builder's screen. */
record BuilderActions(
    Action create,
    Action open,
    Action addData,
    Action removeData,
    Action openModel,
    Action editModels,
    Action save,
    Action saveAs,
    Action undo,
    Action redo,
    Action fit,
    Action stop,
    Action useFitted,
    Action startFile,
    Action exportBumps) {

  /** All of them, and the second keys some have. */
  List<Action> all() {
    return List.of(
        create,
        open,
        addData,
        removeData,
        openModel,
        editModels,
        save,
        saveAs,
        undo,
        redo,
        redo.key("Shortcut+Shift+Z"),
        fit,
        fit.key("F5"),
        stop,
        useFitted,
        startFile,
        exportBumps);
  }
}
