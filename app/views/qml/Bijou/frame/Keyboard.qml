pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The keys that work everywhere.
Item {
    id: keyboard

    signal searchWanted
    signal filterWanted
    signal helpWanted

    // What has the keyboard, or the nearest around it that can be followed or wished
    function want(item: var, follow: bool) {
        while (item && typeof item.want !== "function")
            item = item.parent;
        if (item)
            item.want(follow);
    }

    Shortcut {
        sequences: ["Alt+Left", "Back"]
        onActivated: Actions.back()
    }

    Shortcut {
        sequences: ["Alt+Right", "Forward"]
        onActivated: Actions.forward()
    }

    Shortcut {
        sequences: ["Ctrl+K"]
        onActivated: keyboard.searchWanted()
    }

    Shortcut {
        sequences: ["Ctrl+F", "/"]
        onActivated: keyboard.filterWanted()
    }

    Shortcut {
        sequences: ["?", "Shift+?"]
        onActivated: keyboard.helpWanted()
    }

    Shortcut {
        sequence: "Ctrl+1"
        onActivated: Actions.openAddress("bijou://home")
    }

    Shortcut {
        sequence: "Ctrl+2"
        onActivated: Actions.openAddress("bijou://movies")
    }

    Shortcut {
        sequence: "Ctrl+3"
        onActivated: Actions.openAddress("bijou://shows")
    }

    Shortcut {
        sequence: "Ctrl+4"
        onActivated: Actions.openAddress("bijou://calendar")
    }

    Shortcut {
        sequence: "Ctrl+5"
        onActivated: Actions.openAddress("bijou://watchlist")
    }

    Shortcut {
        sequence: "Ctrl+6"
        onActivated: Actions.openAddress("bijou://wishlist")
    }

    Shortcut {
        sequence: "Ctrl+7"
        onActivated: Actions.openAddress("bijou://discover")
    }

    Shortcut {
        sequence: "Ctrl+8"
        onActivated: Actions.openAddress("bijou://activity")
    }

    Shortcut {
        sequences: ["Ctrl+,"]
        onActivated: Actions.openAddress("bijou://settings/libraries")
    }

    Shortcut {
        sequences: ["Ctrl+R", "Refresh"]
        onActivated: Actions.reload()
    }

    Shortcut {
        sequences: ["F5"]
        onActivated: Actions.scan(0, "quick")
    }

    Shortcut {
        sequence: "Ctrl+E"
        onActivated: keyboard.want(keyboard.Window.activeFocusItem, true)
    }

    Shortcut {
        sequence: "Ctrl+D"
        onActivated: keyboard.want(keyboard.Window.activeFocusItem, false)
    }

    // In a text field they are the field's own
    Shortcut {
        sequences: ["Ctrl+Z"]
        onActivated: Actions.undoLast()
    }

    Shortcut {
        sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]
        onActivated: Actions.redoLast()
    }

    Shortcut {
        sequences: [StandardKey.Quit]
        onActivated: Actions.quit()
    }
}
