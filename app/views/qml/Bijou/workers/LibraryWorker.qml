pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The worker that reads the servers: what it scans now, and where its reports are.
ScrollPage {
    id: page

    spacing: Theme.gap16
    widest: Math.min(Theme.px(980), width - Theme.pageMargin)
    bottomMargin: Theme.gap28

    Flow {
        width: parent.width
        spacing: Theme.gap12

        Label {
            text: Workers.name
            font: Theme.wordmark
            Accessible.role: Accessible.Heading
        }

        Badge {
            text: Workers.badge
            ink: Theme.tones[Workers.tone] ?? Theme.textMuted
        }
    }

    Paragraph {
        width: parent.width
        text: ScanProgress.running ? qsTr("It reads what your servers hold. What it has read is there at once.") : ScanProgress.last !== "" ? ScanProgress.last : qsTr("Nothing was scanned yet.")
    }

    RunningScans {
        width: parent.width
    }

    Flow {
        width: parent.width
        spacing: Theme.gap8

        Button {
            kind: "primary"
            visible: !ScanProgress.running
            symbol: "refresh-cw"
            text: qsTr("Look for what is new")
            onClicked: Actions.scan(0, "quick")
        }

        Button {
            symbol: "history"
            text: qsTr("Past scans")
            onClicked: Actions.openAddress("bijou://scan/0")
        }

        Button {
            symbol: "server"
            text: qsTr("Libraries and schedules")
            onClicked: Actions.openAddress("bijou://settings/libraries")
        }
    }
}
