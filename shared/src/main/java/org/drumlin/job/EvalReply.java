package org.drumlin.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** The answer to an {@link EvalRequest}. */
public sealed interface EvalReply {
  /** The request's id, when it had one. */
  Optional<String> id();

  /**
   * The curve.
   *
   * @param intensity 1/cm, a value for each q; NaN where the model has none
   * @param seconds of computing
   * @param engine such as {@code jvm}
   * @param profile where it was asked for and the model has one
   */
  record Computed(
      Optional<String> id,
      double[] intensity,
      double seconds,
      String engine,
      Optional<Profile> profile)
      implements EvalReply {

    /** Without a profile. */
    public Computed(Optional<String> id, double[] intensity, double seconds, String engine) {
      this(id, intensity, seconds, engine, Optional.empty());
    }

    /** The same as the answer to another request. */
    public Computed withId(Optional<String> other) {
      return new Computed(other, intensity, seconds, engine, profile);
    }
  }

  /**
   * A scattering length density profile.
   *
   * @param z Angstrom: a depth, or a distance from the centre
   * @param sld 1e-6/Angstrom^2
   * @param isld its imaginary part; empty where the model has none
   */
  record Profile(double[] z, double[] sld, double[] isld) {
    private ObjectNode toJson() {
      ObjectNode node = Json.object();
      node.set("z", EvalRequest.numbers(z));
      node.set("sld", EvalRequest.numbers(sld));
      if (isld.length > 0) {
        node.set("isld", EvalRequest.numbers(isld));
      }
      return node;
    }

    private static Profile fromJson(JsonNode node) {
      return new Profile(
          numbers(node.path("z")), numbers(node.path("sld")), numbers(node.path("isld")));
    }
  }

  /** What is wrong with the request, for a person. */
  record Refused(Optional<String> id, String error) implements EvalReply {}

  /** The object as the API gives it. */
  default ObjectNode toJson() {
    ObjectNode node = Json.object();
    id().ifPresent(text -> node.put("id", text));
    switch (this) {
      case Refused refused -> node.put("error", refused.error());
      case Computed computed -> {
        node.set("I", EvalRequest.numbers(computed.intensity()));
        node.set("seconds", Json.number(computed.seconds()));
        node.put("engine", computed.engine());
        computed.profile().ifPresent(profile -> node.set("profile", profile.toJson()));
      }
    }
    return node;
  }

  /**
   * Reads such an object.
   *
   * @throws IOException when it is not one
   */
  static EvalReply fromJson(ObjectNode node) throws IOException {
    JsonNode idNode = node.path("id");
    Optional<String> id = idNode.isTextual() ? Optional.of(idNode.asText()) : Optional.empty();
    if (node.has("error")) {
      return new Refused(id, Json.text(node, "error"));
    }
    JsonNode values = node.path("I");
    if (!values.isArray()) {
      throw new IOException("an answer of the evaluator has neither I nor error");
    }
    JsonNode profile = node.path("profile");
    return new Computed(
        id,
        numbers(values),
        Json.number(node, "seconds"),
        Json.text(node, "engine"),
        profile.isObject() ? Optional.of(Profile.fromJson(profile)) : Optional.empty());
  }

  /** NaN for what is no number; none where there is no array. */
  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).isNumber() ? array.get(i).asDouble() : Double.NaN;
    }
    return numbers;
  }
}
