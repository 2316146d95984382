package io.lookervault.app;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Trusts every certificate, as {@code lookervault.looker.verify-ssl=false} asks for; for test instances only. */
final class AnyCertificate implements X509TrustManager {
    private AnyCertificate() {}

    static SSLContextParameters trusted() {
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setTrustManager(new AnyCertificate());
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
