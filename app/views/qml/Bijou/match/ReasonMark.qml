pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One thing that speaks for a candidate, half for it, or against it: a sign and words, never the colour alone.
Item {
    id: mark

    required property string label
    required property string sign
    readonly property bool agrees: sign === "same"
    readonly property bool nearly: sign === "near"

    implicitHeight: Math.max(glyph.height, words.implicitHeight)
    Accessible.ignored: true

    Icon {
        id: glyph
        anchors.left: parent.left
        y: Math.max(0, (Math.min(words.implicitHeight, Theme.px(18)) - height) / 2)
        name: mark.agrees ? "check" : mark.nearly ? "equal-approximately" : "x"
        color: mark.agrees ? Theme.good : mark.nearly ? Theme.warn : Theme.bad
        size: Theme.px(14)
    }

    Label {
        id: words
        anchors.left: glyph.right
        anchors.leftMargin: Theme.px(6)
        anchors.right: parent.right
        wrapMode: Text.Wrap
        text: mark.label
        color: Theme.textMuted
        Accessible.ignored: true
    }
}
