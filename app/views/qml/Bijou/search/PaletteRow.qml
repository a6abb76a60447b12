pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One thing that was found: a title with its poster, a page, or something to do.
Item {
    id: row

    required property int index
    required property string key
    required property string title
    required property string marked
    required property string detail
    required property string symbol
    required property string shape
    required property string poster
    required property string badge
    required property string tone
    required property string keys
    required property string address
    required property string reference
    readonly property bool titled: shape !== ""
    readonly property bool round: shape === "person"
    property color behind: current ? Qt.tint(Theme.surface, Theme.accentSoft) : Theme.surface
    property bool current: false
    readonly property Wantable wantable: Wantable {
        address: row.address
        title: row.title
        poster: row.reference
        owned: row.tone === "good"
    }

    function want(follow: bool): bool {
        return wantable.want(follow);
    }
    signal clicked
    // The pointer is over it, at this place of the window
    signal hovered(at: point)

    implicitHeight: titled ? Theme.px(58) + Math.max(0, words.implicitHeight - Theme.px(40)) : Math.max(Theme.px(36), words.implicitHeight + Theme.gap12)
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, detail, badge, keys].filter(part => part !== "").join(", ") + wantable.spoken
    Accessible.selected: current
    Accessible.focusable: true
    Accessible.onPressAction: clicked()

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap8
        anchors.rightMargin: Theme.gap8
        radius: Theme.buttonRadius
        visible: row.current
        color: Theme.accentSoft
        border.width: Theme.hairline
        border.color: Theme.accentLine
    }

    Item {
        id: art
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(30)
        height: row.round ? width : row.titled ? Theme.px(44) : Theme.px(20)

        Rectangle {
            anchors.fill: parent
            visible: row.titled
            radius: row.round ? width / 2 : Theme.gap4
            color: Theme.surfaceHigh
        }

        Icon {
            anchors.centerIn: parent
            visible: row.poster === "" || picture.status !== Image.Ready
            name: row.symbol
            size: Theme.px(16)
            color: row.current ? Theme.text : Theme.textMuted
        }

        Image {
            id: picture
            anchors.fill: parent
            asynchronous: true
            source: row.poster
            sourceSize.width: Math.ceil(width * Screen.devicePixelRatio)
            fillMode: Image.PreserveAspectCrop
        }

        Corners {
            visible: row.titled && !row.round && picture.status === Image.Ready
            behind: row.behind
        }

        Icon {
            anchors.centerIn: parent
            visible: row.round && picture.status === Image.Ready
            size: parent.width + 2
            name: "round-mask"
            color: row.behind
        }
    }

    Column {
        id: words
        anchors.left: art.right
        anchors.leftMargin: Theme.gap12
        anchors.right: state.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(2)

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            // The title is escaped: the only tags in it are the marks of what matched
            textFormat: Text.StyledText
            text: row.marked.replace(/<b>/g, "<font color=\"" + Theme.accentBright + "\">").replace(/<\/b>/g, "</font>")
            font: Theme.strong
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignLeft
            visible: text !== ""
            text: row.detail
            font: Theme.caption
            color: Theme.textMuted
            Accessible.ignored: true
        }
    }

    Row {
        id: state
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(20)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap8

        WantButtons {
            anchors.verticalCenter: parent.verticalCenter
            wantable: row.wantable
            offered: row.current
            size: Theme.px(29)
        }

        Badge {
            anchors.verticalCenter: parent.verticalCenter
            text: row.badge
            ink: row.tone === "good" ? Theme.good : row.tone === "warn" ? Theme.warn : Theme.info
        }

        KeyHint {
            anchors.verticalCenter: parent.verticalCenter
            text: row.keys
            ink: Theme.textMuted
        }
    }

    HoverHandler {
        onPointChanged: if (hovered)
            row.hovered(point.scenePosition)
    }

    TapHandler {
        onTapped: row.clicked()
    }
}
