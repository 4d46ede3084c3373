package io.liushui.launcher.parts;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a health address; waits at most 3 seconds. */
record HttpProbe(URI address) {

    Health ask() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            connection.setInstanceFollowRedirects(false);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == 200
                    ? new Health.Healthy(address.getAuthority())
                    : new Health.Unhealthy(address + " answers " + status);
        } catch (IOException exception) {
            return new Health.Unhealthy(address + " does not answer: " + exception.getMessage());
        }
    }
}
