pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One line of the agenda: when, the picture, what, and how it stands.
Item {
    id: line

    required property string key
    required property string kind
    required property int number
    required property string tmdb
    required property string time
    required property string title
    required property string detail
    required property string standing
    required property string mark
    required property bool wished
    required property string poster
    required property string spoken
    required property string file
    required property bool artless
    property bool ringed: false
    readonly property bool release: kind !== "episode"
    signal opened

    height: Math.max(Theme.px(66), words.height + Theme.gap16)
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: ringed
    Accessible.onPressAction: opened()

    Rectangle {
        anchors.fill: parent
        radius: Theme.cardRadius
        color: pointer.hovered ? Theme.surfaceHigh : Theme.surface
        border.width: line.release ? Theme.hairline : 0
        border.color: Qt.alpha(Theme.brass, 0.6)

        FocusRing {
            shown: line.ringed
            targetRadius: parent.radius
        }
    }

    Rectangle {
        visible: Calendar.nowKey === line.key
        y: -Theme.px(5)
        width: parent.width
        height: Theme.px(2)
        color: Theme.accentBright
    }

    Label {
        id: when
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(92)
        text: line.time
        font: Theme.number
        color: line.release ? Theme.brass : Theme.text
        Accessible.ignored: true
    }

    Rectangle {
        id: art
        anchors.left: when.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(86)
        height: Theme.px(49)
        color: Theme.surfaceHigh

        Icon {
            anchors.centerIn: parent
            visible: line.artless
            name: line.kind === "movie" ? "film" : "tv"
            color: Theme.textFaint
        }

        Image {
            anchors.fill: parent
            source: line.file
            sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
            fillMode: Image.PreserveAspectCrop
            asynchronous: true
        }

        Corners {
            radius: Theme.px(6)
            behind: pointer.hovered ? Theme.surfaceHigh : Theme.surface
        }
    }

    Column {
        id: words
        anchors.left: art.right
        anchors.leftMargin: Theme.gap16
        anchors.right: state.left
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(2)

        Label {
            width: parent.width
            text: line.title
            font: Theme.strong
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            text: line.mark === "" ? line.detail : line.detail + " · " + line.mark
            font: Theme.caption
            color: Theme.textMuted
            Accessible.ignored: true
        }
    }

    Badge {
        id: state
        anchors.right: buttons.left
        anchors.rightMargin: buttons.visible ? Theme.gap12 : 0
        anchors.verticalCenter: parent.verticalCenter
        text: line.standing === "owned" ? qsTr("Owned") : line.standing === "wished" ? qsTr("Wished") : line.standing === "missing" ? qsTr("Missing") : ""
        symbol: line.standing === "owned" ? "check" : line.standing === "wished" ? "heart-filled" : "circle-alert"
        ink: line.standing === "owned" ? Theme.good : line.standing === "missing" ? Theme.warn : Theme.textMuted
        Accessible.ignored: true
    }

    Row {
        id: buttons
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap12
        anchors.verticalCenter: parent.verticalCenter

        EyeButton {
            visible: line.kind !== "movie"
            focusPolicy: Qt.NoFocus
            size: Theme.px(30)
            kind: "show"
            number: line.number
            tmdb: line.tmdb
            title: line.title
            poster: line.poster
        }

        HeartButton {
            visible: line.kind === "movie" && line.standing !== "owned"
            focusPolicy: Qt.NoFocus
            size: Theme.px(30)
            kind: "movie"
            number: line.number
            tmdb: line.tmdb
            title: line.title
            poster: line.poster
        }

        IconButton {
            visible: line.kind === "episode"
            enabled: line.standing !== "owned"
            opacity: enabled ? 1 : 0
            focusPolicy: Qt.NoFocus
            size: Theme.px(30)
            symbol: line.wished ? "heart-filled" : "heart"
            filled: line.wished
            text: line.wished ? qsTr("Do not wish this episode") : line.standing === "missing" ? qsTr("Wish this episode") : qsTr("Wish it when it has aired")
            onClicked: Calendar.toggleWish(line.key)
        }
    }

    HoverHandler {
        id: pointer
    }

    TapHandler {
        onTapped: line.opened()
    }
}
