pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What happened, newest first, by day; what narrows it above, and over its first lines what changed since one last looked.
Page {
    id: page

    readonly property bool ready: Activity.state === "ready"

    name: qsTr("Activity")
    scrolled: list.scrolled
    filterable: true
    onFilterWanted: bar.enterField()
    onShownChanged: shown ? Activity.enter() : Activity.leave()
    Component.onCompleted: if (shown)
        Activity.enter()

    PageHeader {
        id: header
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: page.name
        detail: Activity.titleName
    }

    ActivityBar {
        id: bar
        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
        anchors.right: parent.right
        anchors.rightMargin: Theme.pageMargin
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        onDown: list.enter()
    }

    Notice {
        id: trouble
        anchors.left: bar.left
        anchors.right: bar.right
        anchors.top: bar.bottom
        anchors.topMargin: Theme.gap12
        visible: Activity.state === "failed" && list.count > 0
        symbol: "circle-alert"
        ink: Theme.bad
        text: Activity.trouble

        Button {
            text: qsTr("Try again")
            onClicked: Activity.retry()
        }
    }

    ActivityList {
        id: list
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: trouble.visible ? trouble.bottom : bar.bottom
        anchors.topMargin: Theme.gap8
        anchors.bottom: parent.bottom
        focus: true
        visible: count > 0
        onListWanted: (line, heading) => {
            (sheet.made() as ListedSheet).wait(heading);
            Activity.openList(line, heading);
        }
        onChangeWanted: (server, kind, heading) => {
            (sheet.made() as ListedSheet).wait(heading);
            Activity.openChange(server, kind, heading);
        }
    }

    Column {
        anchors.left: bar.left
        anchors.right: bar.right
        anchors.top: bar.bottom
        anchors.topMargin: Theme.gap28
        visible: Activity.state === "loading" && list.count === 0
        spacing: Theme.gap12

        Repeater {
            model: 9

            Skeleton {
                width: parent.width
                height: Theme.px(40)
                waiting: Activity.state === "loading" && list.count === 0
            }
        }
    }

    EmptyState {
        anchors.centerIn: parent
        visible: page.ready && list.count === 0
        symbol: Activity.filtered ? "search" : "history"
        sentence: Activity.filtered ? qsTr("Nothing that happened fits that.") : qsTr("Nothing has happened yet.")
        detail: Activity.filtered ? "" : qsTr("What comes into the library, leaves it, airs, or is done by you stands here for half a year.")
        action: Activity.filtered ? qsTr("Show everything") : qsTr("Go to the servers")
        primary: !Activity.filtered
        onTriggered: Activity.filtered ? Activity.clear() : Actions.openAddress("bijou://settings/libraries")
    }

    EmptyState {
        anchors.centerIn: parent
        visible: Activity.state === "failed" && list.count === 0
        symbol: "circle-alert"
        sentence: qsTr("What happened could not be read.")
        detail: Activity.trouble
        action: qsTr("Try again")
        onTriggered: Activity.retry()
    }

    Later {
        id: sheet
        sourceComponent: ListedSheet {}
    }
}
