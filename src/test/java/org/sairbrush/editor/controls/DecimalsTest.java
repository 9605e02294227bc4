package org.sairbrush.editor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    private final Decimals decimals = new Decimals("%.0f px"::formatted, () -> 35.25);

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "12,5", " 12.5 ", "12,5 px", "12.5PX", "12,5\u00a0%", "12,5\u202f°"})
    void aNumberIsReadWithAPointOrACommaAndWithoutItsUnit(String typed) {
        assertEquals(12.5, decimals.fromString(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "px", "wide", "1.2.3", "NaN", "Infinity", "35 px"})
    void whatIsNoNumberOrWasNotChangedLeavesAllDigits(String typed) {
        assertEquals(35.25, decimals.fromString(typed));
    }

    @Test
    void aMinusMayBeATypographicOne() {
        assertEquals(-3, decimals.fromString("−3°"));
    }
}
