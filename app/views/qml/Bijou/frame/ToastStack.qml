pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// News stacks up from the bottom. While the pointer or the focus is on it, time stands still.
ListView {
    id: stack

    width: Math.min(Theme.px(420), parent.width - 2 * Theme.gap16)
    height: Math.min(contentHeight, parent.height / 2)
    interactive: false
    spacing: Theme.gap8
    verticalLayoutDirection: ListView.BottomToTop
    model: Toasts
    Accessible.role: Accessible.List
    Accessible.name: qsTr("News")

    HoverHandler {
        id: pointer
    }

    delegate: Toast {
        width: stack.width
        paused: pointer.hovered
    }

    add: Transition {
        enabled: Theme.lively
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.normal
            easing.type: Theme.easing
        }
    }

    displaced: Transition {
        enabled: Theme.lively
        NumberAnimation {
            property: "y"
            duration: Theme.normal
            easing.type: Theme.easing
        }
    }

    Connections {
        target: Toasts
        function onAppeared(text: string) {
            stack.Accessible.announce(text);
        }
    }
}
