package org.cutover.loadgen.jmeter;

import org.apache.jmeter.control.LoopController;
import org.apache.jmeter.protocol.http.control.Header;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.NameResolver;
import org.cutover.loadgen.Target;

/** Builds JMeter's tree of elements from a plan. */
final class TestPlans {
  /**
   * A sampler takes only those configuration elements that name their panel in JMeter's user
   * interface; the name is enough, the panel is not loaded.
   */
  static final String GUI = "org.apache.jmeter.protocol.http.gui.";

  /** Room between the end of the schedule, where users end themselves, and JMeter's own end. */
  private static final long SPARE_SECONDS = 2;

  private TestPlans() {}

  /** A tree and the group in it whose users have to end. */
  record Tree(HashTree elements, ThreadGroup group) {}

  static Tree of(
      LoadPlan plan,
      NameResolver names,
      UserAddress address,
      PacingTimer timer,
      RecordingListener listener) {
    ThreadGroup group = group(plan.profile());
    HashTree ofSampler = new ListedHashTree();
    ofSampler.add(address);
    ofSampler.add(timer);
    ofSampler.add(new UserNames(names));
    ofSampler.add(headers(plan.target()));
    ofSampler.add(new BodyAssertion(plan.check()));
    HashTree ofGroup = new ListedHashTree();
    ofGroup.add(new LoadSampler(plan), ofSampler);
    ofGroup.add(listener);
    HashTree ofPlan = new ListedHashTree();
    ofPlan.add(group, ofGroup);
    HashTree tree = new ListedHashTree();
    tree.add(new TestPlan("load"), ofPlan);
    return new Tree(tree, group);
  }

  private static ThreadGroup group(LoadProfile profile) {
    LoopController forever = new LoopController();
    forever.setLoops(-1);
    forever.setContinueForever(true);
    forever.setFirst(true);
    ThreadGroup group = new ThreadGroup();
    group.setName("users");
    group.setNumThreads(profile.users());
    group.setRampUp(Math.toIntExact(profile.rampUp().toSeconds()));
    group.setSamplerController(forever);
    group.setScheduler(true);
    group.setDuration(profile.total().toSeconds() + SPARE_SECONDS);
    group.setIsSameUserOnNextIteration(true);
    group.setProperty(
        AbstractThreadGroup.ON_SAMPLE_ERROR, AbstractThreadGroup.ON_SAMPLE_ERROR_CONTINUE);
    return group;
  }

  /** The service's own name, whichever address a user has taken. */
  private static HeaderManager headers(Target target) {
    Address authority = target.authority();
    HeaderManager headers = new HeaderManager();
    headers.setProperty(TestElement.GUI_CLASS, GUI + "HeaderPanel");
    headers.add(new Header("Host", authority.toString()));
    return headers;
  }
}
