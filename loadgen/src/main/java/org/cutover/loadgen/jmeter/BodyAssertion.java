package org.cutover.loadgen.jmeter;

import java.util.Optional;
import org.apache.jmeter.assertions.Assertion;
import org.apache.jmeter.assertions.AssertionResult;
import org.apache.jmeter.engine.util.NoThreadClone;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.testelement.AbstractTestElement;
import org.cutover.loadgen.ResponseCheck;

/** Looks at the body of an answer that JMeter takes for successful. */
final class BodyAssertion extends AbstractTestElement implements Assertion, NoThreadClone {
  static final String NAME = "response check";

  private static final long serialVersionUID = 1L;

  private final transient ResponseCheck check;

  BodyAssertion(ResponseCheck check) {
    this.check = check;
    setName(NAME);
  }

  @Override
  public AssertionResult getResult(SampleResult answer) {
    AssertionResult result = new AssertionResult(NAME);
    if (!answer.isSuccessful()) {
      return result;
    }
    Optional<String> fault = check.fault(answer.getResponseData());
    fault.ifPresent(result::setResultForFailure);
    return result;
  }
}
