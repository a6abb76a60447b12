pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands above the filmography: portrait, who they are, what they are known for.
Column {
    id: head

    readonly property bool slim: width < Theme.px(820)
    readonly property bool famed: Person.known.count > 0
    readonly property bool keyless: Person.remedy === "key"
    readonly property real margin: Theme.gap44
    readonly property real beside: margin + portrait.width + (slim ? Theme.gap20 : Theme.px(36))

    readonly property Wantable wantable: Wantable {
        address: Person.address
        title: Person.name
        poster: Person.reference
    }

    topPadding: Theme.headerTop + Theme.gap16
    bottomPadding: Theme.gap8
    spacing: Theme.gap28

    Item {
        width: head.width
        height: Math.max(portrait.height + (head.slim ? 0 : Theme.gap16 + Theme.controlHeight), words.height + (known.visible ? known.height + Theme.gap20 : 0))

        PersonPortrait {
            id: portrait
            anchors.left: parent.left
            anchors.leftMargin: head.margin
            width: head.slim ? Theme.px(120) : Theme.px(224)
            height: Math.round(width * 1.34)
        }

        Button {
            anchors.top: portrait.bottom
            anchors.topMargin: Theme.gap16
            anchors.horizontalCenter: portrait.horizontalCenter
            width: portrait.width
            visible: !head.slim
            kind: head.wantable.followed ? "primary" : "secondary"
            symbol: head.wantable.followed ? "eye-filled" : "eye"
            text: head.wantable.followed ? qsTr("Following") : qsTr("Follow")
            Accessible.name: qsTr("Follow %1").arg(Person.name)
            Accessible.checkable: true
            Accessible.checked: head.wantable.followed
            onClicked: head.wantable.want(true)
        }

        EyeButton {
            anchors.right: portrait.right
            anchors.bottom: portrait.bottom
            anchors.margins: Theme.gap8
            visible: head.slim
            overArt: true
            keys: Theme.command + " E"
            kind: "person"
            number: head.wantable.number
            tmdb: head.wantable.tmdb
            title: Person.name
            poster: Person.reference
        }

        PersonWords {
            id: words
            pageWidth: head.width
            anchors.left: parent.left
            anchors.leftMargin: head.beside
            anchors.right: parent.right
            anchors.rightMargin: head.margin
        }

        Item {
            id: known
            anchors.left: parent.left
            anchors.leftMargin: head.beside - Theme.gap20
            anchors.right: parent.right
            y: words.height + Theme.gap20
            height: row.height
            visible: !head.slim && head.famed

            TitleRow {
                id: row
                parent: head.slim ? below : known
                width: parent.width
                margin: head.slim ? head.margin : Theme.gap20
                visible: head.famed
                heading: qsTr("Known for")
                titles: Person.known
            }
        }
    }

    Item {
        id: below
        width: head.width
        height: row.height
        visible: head.slim && head.famed
    }

    Notice {
        x: head.margin
        width: head.width - 2 * x
        visible: text !== ""
        symbol: head.keyless ? "key-round" : "wifi-off"
        ink: head.keyless ? Theme.info : Theme.warn
        text: Person.notice

        Button {
            text: head.keyless ? qsTr("Open settings") : qsTr("Try again")
            onClicked: head.keyless ? Actions.openAddress("bijou://settings/metadata") : Person.retry()
        }
    }

    FilmographyBar {
        x: head.margin
        width: head.width - 2 * x
        visible: Person.total > 0
    }
}
