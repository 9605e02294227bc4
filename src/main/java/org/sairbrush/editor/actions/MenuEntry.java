package org.sairbrush.editor.actions;

/// What a menu is made of.
public sealed interface MenuEntry permits Action, ActionList, MenuEntry.Separator {

    /// A line between groups.
    record Separator() implements MenuEntry {}
}
