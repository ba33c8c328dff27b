package org.cutover.loadgen.jmeter;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.jmeter.assertions.AssertionResult;
import org.apache.jmeter.engine.util.NoThreadClone;
import org.apache.jmeter.reporters.AbstractListenerElement;
import org.apache.jmeter.samplers.SampleEvent;
import org.apache.jmeter.samplers.SampleListener;
import org.apache.jmeter.samplers.SampleResult;
import org.cutover.loadgen.ErrorClass;
import org.cutover.loadgen.record.Recorder;
import org.cutover.loadgen.record.Sample;

/** Turns JMeter's result into a sample and hands it over; everything else is another thread's. */
final class RecordingListener extends AbstractListenerElement
    implements SampleListener, NoThreadClone {
  private static final long serialVersionUID = 1L;

  private final transient Recorder recorder;
  private final transient RunClock clock;
  private final transient BooleanSupplier cutting;

  RecordingListener(Recorder recorder, RunClock clock, BooleanSupplier cutting) {
    this.recorder = recorder;
    this.clock = clock;
    this.cutting = cutting;
  }

  @Override
  public void sampleOccurred(SampleEvent event) {
    recorder.add(sample(event.getResult(), User.current()));
  }

  private Sample sample(SampleResult result, User user) {
    Optional<AssertionResult> refusal =
        Arrays.stream(result.getAssertionResults())
            .filter(assertion -> assertion.isFailure() || assertion.isError())
            .findFirst();
    return new Sample(
        result.getStartTime(),
        Math.max(0, result.getTime()),
        result.getSampleLabel(),
        result.getResponseCode(),
        result.getResponseMessage(),
        result.getThreadName(),
        Objects.requireNonNullElse(result.getDataType(), ""),
        refusal.map(AssertionResult::getFailureMessage).orElse(""),
        result.getBytesAsLong(),
        result.getSentBytes(),
        result.getGroupThreads(),
        result.getAllThreads(),
        result.getUrlAsString(),
        result.getLatency(),
        result.getIdleTime(),
        result.getConnectTime(),
        clock.epochMillis(user.intendedNanos()),
        error(result, refusal.isPresent(), user),
        user.servedBy().toString(),
        user.newConnection());
  }

  private Optional<ErrorClass> error(SampleResult result, boolean wrongBody, User user) {
    return ErrorClasses.classify(
        new ErrorClasses.Facts(
            result.isSuccessful(),
            result.getResponseCode(),
            result.getResponseMessage(),
            wrongBody,
            user.newConnection(),
            result.getLatency() > 0,
            cutting.getAsBoolean()));
  }

  @Override
  public void sampleStarted(SampleEvent event) {}

  @Override
  public void sampleStopped(SampleEvent event) {}
}
