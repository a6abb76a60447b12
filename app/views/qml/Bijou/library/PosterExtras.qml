pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What only some posters have: the title where there is no art, a veil where nobody owns it, the mark of the selection.
Item {
    id: extras

    property Poster poster: null
    readonly property string look: poster?.look ?? ""
    readonly property bool selected: poster?.selected ?? false

    visible: selected || look !== ""
    z: 2
    width: poster?.grid.posterWidth ?? 0
    height: poster?.grid.posterHeight ?? 0

    Text {
        anchors.fill: parent
        anchors.margins: Theme.gap12
        visible: extras.look.startsWith("artless")
        text: extras.poster?.title ?? ""
        textFormat: Text.PlainText
        font: Theme.wordmark
        color: Theme.textMuted
        wrapMode: Text.Wrap
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        verticalAlignment: Text.AlignBottom
        maximumLineCount: 6
    }

    Rectangle {
        anchors.fill: parent
        visible: extras.look.endsWith("faded")
        color: Qt.alpha(Theme.background, 0.6)
    }

    Rectangle {
        anchors.fill: parent
        visible: extras.selected
        color: Theme.accentSoft
        border.width: Theme.px(3)
        border.color: Theme.accent
        radius: Theme.posterRadius

        Rectangle {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.gap8
            width: Theme.px(24)
            height: width
            radius: width / 2
            color: Theme.accentFill

            Icon {
                anchors.centerIn: parent
                name: "check"
                color: Theme.overAccent
                size: Theme.px(15)
            }
        }
    }
}
