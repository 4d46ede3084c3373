package io.liushui.workers.webhooks;

import java.net.InetAddress;

/** An address range in CIDR notation, of either family. */
record Network(byte[] address, int prefixBits) {

    /** @throws IllegalArgumentException when it is not like {@code 10.0.0.0/8} or {@code fc00::/7} */
    static Network of(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a network is written as address/bits: " + cidr);
        }
        byte[] address = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
        int bits = Integer.parseInt(cidr.substring(slash + 1));
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("there are no " + bits + " bits in the address of " + cidr);
        }
        return new Network(address, bits);
    }

    boolean contains(InetAddress candidate) {
        byte[] other = candidate.getAddress();
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >>> (bit % 8);
            if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
