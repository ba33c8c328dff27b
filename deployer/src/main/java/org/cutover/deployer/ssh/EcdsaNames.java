package org.cutover.deployer.ssh;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/**
 * The JDK's elliptic curve keys under the name by which the SSH library asks for them. The
 * library's usual provider knows that name but takes half a second to load; the JDK's own says
 * {@code EC}.
 */
final class EcdsaNames extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "CutoverEcdsaNames";

  private EcdsaNames() {
    super(NAME, "1", "ECDSA key factory of the JDK");
    putService(
        new Service(this, "KeyFactory", "ECDSA", EcKeys.class.getName(), null, null) {
          @Override
          public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return new EcKeys();
          }
        });
  }

  /** Makes the name known to this process; harmless when it is already. */
  static void register() {
    if (Security.getProvider(NAME) == null) {
      Security.addProvider(new EcdsaNames());
    }
  }

  private static final class EcKeys extends KeyFactorySpi {
    private final KeyFactory keys;

    EcKeys() throws NoSuchAlgorithmException {
      this.keys = KeyFactory.getInstance("EC");
    }

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
      return keys.generatePublic(spec);
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
      return keys.generatePrivate(spec);
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec)
        throws InvalidKeySpecException {
      return keys.getKeySpec(key, spec);
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
      return keys.translateKey(key);
    }
  }
}
