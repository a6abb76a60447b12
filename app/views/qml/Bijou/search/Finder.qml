pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// Search everything: typed text above, what it finds below. Arrows choose, Enter opens, Esc closes.
T.Popup {
    id: finder

    property real wanted: 0

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: Math.round(Math.min(Theme.px(110), parent.height * 0.12))
    width: Math.min(Theme.px(720), parent.width - 2 * Theme.gap28)
    height: Math.min(parent.height - 2 * y, field.height + foot.height + wanted + 2 * Theme.gap12)
    padding: 0
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        field.clear();
        SearchPalette.drawnAt(finder.parent.Screen.devicePixelRatio);
        SearchPalette.clear();
        list.begin();
        field.forceActiveFocus();
    }
    onClosed: SearchPalette.clear()

    Connections {
        target: SearchPalette
        function onClosed() {
            finder.close();
        }
        // Until somebody chooses, the best of the library is chosen; what TMDB adds later moves no choice
        function onFoundHere() {
            if (!list.chosen)
                list.currentIndex = 0;
        }
        function onAnswered() {
            list.currentIndex = Math.max(0, Math.min(list.currentIndex, list.count - 1));
        }
    }

    function fit() {
        wanted = list.contentHeight;
    }

    contentItem: Item {
        // The overlay is none of the frame's children, from which they would have it
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        PaletteField {
            id: field
            width: parent.width
            onTextEdited: {
                list.begin();
                SearchPalette.look(text);
            }
            onMoved: by => list.step(by)
            onFilterWanted: SearchPalette.filtered ? SearchPalette.filter() : list.step(1)
            onAccepted: list.open()
            onDismissed: finder.close()
            onWanted: follow => (list.currentItem as PaletteRow)?.want(follow)
        }

        Separator {
            id: line
            anchors.top: field.bottom
            width: parent.width
        }

        PaletteList {
            id: list
            anchors.top: line.bottom
            onContentHeightChanged: Qt.callLater(finder.fit)
            anchors.bottom: foot.top
            width: parent.width
        }

        Label {
            anchors.centerIn: list
            visible: list.count === 0
            text: SearchPalette.waiting || SearchPalette.asking ? qsTr("Looking …") : qsTr("Nothing found for “%1”").arg(SearchPalette.text)
            color: Theme.textMuted
        }

        PaletteFoot {
            id: foot
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    background: Rectangle {
        radius: Theme.dialogRadius
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.lineStrong

        Shadow {}
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    exit: Transition {
        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }
}
