package org.sairbrush;

/// The one entry of the program.
public final class Sairbrush {

    private Sairbrush() {}

    public static void main(String[] args) {
        System.out.println("Sairbrush");
    }
}
