pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One picture to choose with one press: what it looks like, whose it is, its language, size and votes.
T.Button {
    id: tile

    required property int index
    required property string reference
    required property string name
    required property string facts
    required property bool current
    required property string spoken
    required property string file
    required property bool broken
    property int perLine: 1
    readonly property bool logo: ArtChooser.field === "logo"
    readonly property string corners: [Math.round(width * Screen.devicePixelRatio), Math.round(Theme.px(7) * Screen.devicePixelRatio), "ff" + String(Theme.surface).slice(-6)].join("/")
    signal stepped(by: int)

    implicitHeight: art.height + words.height + Theme.gap12
    text: name
    hoverEnabled: true
    focusPolicy: index === 0 ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.name: spoken
    onClicked: ArtChooser.use(reference)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onRightPressed: stepped(mirrored ? -1 : 1)
    Keys.onLeftPressed: stepped(mirrored ? 1 : -1)
    Keys.onDownPressed: stepped(perLine)
    Keys.onUpPressed: stepped(-perLine)

    contentItem: Item {
        Rectangle {
            id: art
            width: parent.width
            height: Math.round(ArtChooser.field === "poster" ? width * 1.5 : width * 9 / 16)
            radius: Theme.px(7)
            // Logos are made for dark ground
            color: tile.logo ? Theme.stage : Theme.surfaceHigh

            Icon {
                anchors.centerIn: parent
                visible: picture.status !== Image.Ready
                name: tile.broken ? "circle-alert" : "image"
                color: tile.logo ? Theme.overArtMuted : Theme.textFaint
            }

            Image {
                id: picture
                anchors.fill: parent
                anchors.margins: tile.logo ? Theme.gap12 : 0
                asynchronous: true
                fillMode: tile.logo ? Image.PreserveAspectFit : Image.PreserveAspectCrop
                sourceSize: tile.logo ? Qt.size(0, 0) : Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
                source: tile.file
            }

            // The pictures' own corners are not rounded
            Image {
                width: parent.width
                height: Theme.px(7)
                visible: picture.visible && !tile.logo
                source: "image://wall/top/" + tile.corners
            }

            Image {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.px(7)
                visible: picture.visible && !tile.logo
                source: "image://wall/bottom/" + tile.corners + "/00000000/00000000/0/"
            }

            Badge {
                x: tile.mirrored ? parent.width - width - Theme.gap8 : Theme.gap8
                y: Theme.gap8
                visible: tile.current
                text: tile.current ? qsTr("Shown now") : ""
                overArt: true
                ink: Theme.overArtText
                Accessible.ignored: true
            }
        }

        Rectangle {
            anchors.fill: art
            radius: art.radius
            color: "transparent"
            border.width: tile.current ? Theme.px(3) : tile.hovered ? Theme.hairline : 0
            border.color: tile.current ? Theme.accent : Theme.textFaint

            FocusRing {
                shown: tile.visualFocus
                targetRadius: art.radius
            }
        }

        Column {
            id: words
            y: art.height + Theme.gap8
            width: parent.width

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: tile.name
                font: Theme.strong
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                horizontalAlignment: Text.AlignLeft
                text: tile.facts
                font: Theme.captionFigures
                color: Theme.textMuted
                Accessible.ignored: true
            }
        }
    }
}
