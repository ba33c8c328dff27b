package org.cutover.loadgen.jmeter;

import org.apache.jmeter.engine.util.NoThreadClone;
import org.apache.jmeter.processor.PreProcessor;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.testelement.AbstractTestElement;
import org.apache.jmeter.threads.JMeterContext;
import org.apache.jmeter.threads.JMeterContextService;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.Target;

/** Sends each user's requests to the address that is its own. */
final class UserAddress extends AbstractTestElement implements PreProcessor, NoThreadClone {
  private static final long serialVersionUID = 1L;

  private final transient Target target;
  private final transient Roster roster;

  UserAddress(Target target, Roster roster) {
    this.target = target;
    this.roster = roster;
  }

  @Override
  public void process() {
    if (User.current() == null) {
      int number = JMeterContextService.getContext().getThreadNum();
      roster.arrive();
      User.arrive(number, target.addressOf(number));
    }
    Address address = User.current().address();
    JMeterContext context = JMeterContextService.getContext();
    if (context.getCurrentSampler() instanceof HTTPSamplerBase sampler) {
      sampler.setDomain(address.host());
      sampler.setPort(address.port());
    }
  }
}
