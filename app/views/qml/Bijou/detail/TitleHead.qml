pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands above the episodes: billboard, trouble, cast, seasons.
Column {
    id: head

    required property TitlePage title
    readonly property real margin: Theme.gap44

    spacing: Theme.gap28
    bottomPadding: Theme.gap12

    Billboard {
        width: head.width
        title: head.title
    }

    Notice {
        x: head.margin
        width: head.width - 2 * x
        visible: head.title.trouble !== ""
        symbol: "clock"
        ink: Theme.warn
        text: head.title.trouble
    }

    Notice {
        readonly property bool keyless: head.title.remedy === "key"

        x: head.margin
        width: head.width - 2 * x
        visible: head.title.offline !== ""
        symbol: keyless ? "key-round" : "wifi-off"
        ink: keyless ? Theme.info : Theme.warn
        text: head.title.offline

        Button {
            kind: "ghost"
            text: head.title.remedy === "key" ? qsTr("Open settings") : qsTr("Try again")
            onClicked: head.title.remedy === "key" ? Actions.openAddress("bijou://settings/metadata") : head.title.retry()
        }
    }

    CastRow {
        width: head.width
        margin: head.margin
        visible: people.count > 0 || more.people.total > 0
        people: head.title.cast
        more: head.title.more as TitleMore
        titleName: head.title.title
    }

    Loader {
        x: head.margin
        width: head.width - 2 * x
        visible: active
        active: head.title.kind === "show" && head.title.seasons.count > 0

        sourceComponent: ShowHead {
            title: head.title
        }
    }
}
