pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Every worker with its orb and how it stands; up and down move between them.
Flow {
    id: list

    property bool slim: false

    flow: slim ? Flow.LeftToRight : Flow.TopToBottom
    spacing: Theme.gap4
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Workers")

    Repeater {
        model: Workers.workers

        WorkerTab {
            width: list.slim ? implicitWidth : list.width
            slim: list.slim
        }
    }
}
