package org.sairbrush.photo;

import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Small ICC profiles, made from nothing.
final class TestProfiles {

    private static final int HEADER = 128;

    private TestProfiles() {}

    /// Grey with the tones of gamma 1.8, which differs visibly from what files without a profile have.
    static ICC_ColorSpace grey() {
        ByteBuffer curve = ByteBuffer.allocate(16).put(ascii("curv")).putInt(0).putInt(1).putShort((short) 0x01CD);
        ByteBuffer white = ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0)
                .putInt(0xF6D6).putInt(0x10000).putInt(0xD32D);
        return profile("mntr", "GRAY", "XYZ ", new String[] {"kTRC", "wtpt"}, curve.array(), white.array());
    }

    /// Four inks on white paper, each with the colour that is left when it is alone, as tables of two steps an axis.
    static ICC_ColorSpace inks() {
        int[][] inks = {{55, -37, -50}, {48, 74, -3}, {89, -5, 93}, {16, 0, 0}};
        ByteBuffer toLab = table(4, 3, 2);
        for (int node = 0; node < 16; node++) {
            double light = 100;
            double a = 0;
            double b = 0;
            for (int ink = 0; ink < 4; ink++) {
                if ((node >> (3 - ink) & 1) == 1) {
                    light *= inks[ink][0] / 100.0;
                    a += inks[ink][1];
                    b += inks[ink][2];
                }
            }
            toLab.put((byte) (light * 2.55))
                    .put((byte) Math.clamp(a + 128, 0, 255))
                    .put((byte) Math.clamp(b + 128, 0, 255));
        }
        ByteBuffer fromLab = table(3, 4, 2);
        for (int node = 0; node < 8; node++) {
            int dark = (node & 4) == 0 ? 255 : 0;
            int green = (node & 2) == 0 ? 120 : 0;
            int blue = (node & 1) == 0 ? 120 : 0;
            fromLab.put((byte) Math.max(green, blue))
                    .put((byte) (120 - green))
                    .put((byte) (120 - blue))
                    .put((byte) dark);
        }
        return profile("prtr", "CMYK", "Lab ", new String[] {"A2B0", "B2A0"},
                withLinearTables(toLab, 3), withLinearTables(fromLab, 4));
    }

    /// ICC.1:2001-04, 6.5.8: `mft1`, up to and with the input tables.
    private static ByteBuffer table(int inputs, int outputs, int steps) {
        int nodes = (int) Math.pow(steps, inputs);
        ByteBuffer table = ByteBuffer.allocate(48 + 256 * inputs + nodes * outputs + 256 * outputs);
        table.put(ascii("mft1")).putInt(0).put((byte) inputs).put((byte) outputs).put((byte) steps).put((byte) 0);
        for (int i = 0; i < 9; i++) {
            table.putInt(i % 4 == 0 ? 0x10000 : 0);
        }
        return linear(table, inputs);
    }

    private static byte[] withLinearTables(ByteBuffer table, int outputs) {
        return linear(table, outputs).array();
    }

    private static ByteBuffer linear(ByteBuffer table, int times) {
        for (int i = 0; i < 256 * times; i++) {
            table.put((byte) i);
        }
        return table;
    }

    private static ICC_ColorSpace profile(
            String kind, String colours, String connection, String[] names, byte[]... tags) {
        int size = HEADER + 4 + 12 * tags.length;
        for (byte[] tag : tags) {
            size += tag.length + (4 - tag.length % 4) % 4;
        }
        ByteBuffer profile = ByteBuffer.allocate(size);
        profile.putInt(size).putInt(0).putInt(0x02400000).put(ascii(kind)).put(ascii(colours)).put(ascii(connection));
        profile.position(36);
        profile.put(ascii("acsp"));
        profile.position(68);
        profile.putInt(0xF6D6).putInt(0x10000).putInt(0xD32D);
        profile.position(HEADER);
        profile.putInt(tags.length);
        int at = HEADER + 4 + 12 * tags.length;
        for (int i = 0; i < tags.length; i++) {
            profile.put(ascii(names[i])).putInt(at).putInt(tags[i].length);
            profile.put(at, tags[i]);
            at += tags[i].length + (4 - tags[i].length % 4) % 4;
        }
        return new ICC_ColorSpace(ICC_Profile.getInstance(profile.array()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
