package org.drumlin.executor;

/** A job as another place has it. */
sealed interface SiteJob permits RemoteJob, ClusterJob {

  /** Its side here. */
  HeldJob held();
}
