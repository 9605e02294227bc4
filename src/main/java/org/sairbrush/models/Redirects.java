package org.sairbrush.models;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.sairbrush.sair.PackException;

/// Which redirects are followed: never from https to http, save to this very machine.
final class Redirects {

    static final int MOST = 10;

    private Redirects() {}

    static boolean is(int status) {
        return List.of(301, 302, 303, 307, 308).contains(status);
    }

    /// @param location as the server wrote it, or `null`
    /// @return where to go on
    /// @throws PackException when the redirect makes no sense or would give up encryption
    static URI follow(URI from, String location) throws PackException {
        URI to;
        try {
            to = from.resolve(location == null ? "" : location);
        } catch (IllegalArgumentException e) {
            throw noAddress(from, location);
        }
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        if (location == null || to.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            throw noAddress(from, location);
        }
        boolean encrypted = from.getScheme().equalsIgnoreCase("https");
        if (encrypted && scheme.equals("http") && !loopback(to.getHost())) {
            throw new PackException(
                    ("%s redirects to %s without encryption, which is not followed: fetch the file by other means"
                                    + " and import it.")
                            .formatted(from.getHost(), to.getHost()));
        }
        return to;
    }

    private static PackException noAddress(URI from, String location) {
        return new PackException(
                "%s redirects to '%s', which is no address: try again later.".formatted(from.getHost(), location));
    }

    private static boolean loopback(String host) {
        // Only literal addresses and the one name: what a name server says is not asked.
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        return host.equalsIgnoreCase("localhost")
                || literal && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    }
}
