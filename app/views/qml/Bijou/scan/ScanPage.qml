pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What a scan did, library by library and title by title; and the scans before it.
Page {
    id: page

    readonly property bool slim: width < Theme.px(900)

    name: qsTr("Scans")
    scrolled: scroll.contentY
    onShownChanged: look()
    Component.onCompleted: look()

    function look() {
        if (shown && Place.page === "scan")
            ScanReports.open(Place.number);
    }

    Connections {
        target: Place
        function onMoved() {
            page.look();
        }
    }

    PageHeader {
        id: header
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: page.name
        opacity: page.scrolled > Theme.headerHeight ? 0 : 1
    }

    ScrollPage {
        id: scroll
        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin
        anchors.right: parent.right
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        spacing: Theme.gap12
        widest: Math.min(Theme.px(1172), width - Theme.pageMargin)
        bottomMargin: Theme.gap28

        RunningScans {
            width: parent.width
        }

        Notice {
            width: parent.width
            visible: ScanReports.trouble !== ""
            symbol: "circle-alert"
            ink: Theme.bad
            text: ScanReports.trouble
        }

        EmptyState {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: ScanReports.count === 0 && !ScanProgress.running && ScanReports.trouble === ""
            topPadding: Theme.px(120)
            symbol: "history"
            sentence: qsTr("Nothing was scanned yet.")
            detail: qsTr("A scan reads what your servers hold. Its report stays here.")
            action: qsTr("Go to the servers")
            primary: false
            onTriggered: Actions.openAddress("bijou://settings/libraries")
        }

        Grid {
            width: parent.width
            visible: ScanReports.count > 0
            columns: page.slim ? 1 : 2
            columnSpacing: Theme.gap16
            rowSpacing: Theme.gap16

            ScanReportCard {
                width: page.slim ? parent.width : parent.width - past.width - parent.columnSpacing
                visible: ScanReports.number > 0
            }

            PastScans {
                id: past
                width: page.slim ? parent.width : Theme.px(330)
            }
        }
    }
}
