pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The workers at the side (above, where there is little room), and what the chosen one has done, does and could not do.
Page {
    id: page

    readonly property bool slim: width < Theme.px(760)

    name: qsTr("Workers")
    onShownChanged: shown ? Workers.enter() : Workers.leave()
    Component.onCompleted: if (shown)
        Workers.enter()

    PageHeader {
        id: header
        x: Theme.pageMargin
        y: Theme.headerTop
        width: parent.width - 2 * x
        title: page.name
    }

    WorkerList {
        id: list
        anchors.left: parent.left
        anchors.leftMargin: Theme.pageMargin - (page.slim ? 0 : Theme.gap8)
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap12
        width: page.slim ? page.width - 2 * Theme.pageMargin : Theme.px(214)
        slim: page.slim
    }

    Separator {
        visible: !page.slim
        anchors.left: list.right
        anchors.leftMargin: Theme.gap12
        anchors.top: list.top
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap20
        width: Theme.hairline
    }

    Loader {
        anchors.left: page.slim ? parent.left : list.right
        anchors.leftMargin: page.slim ? Theme.pageMargin : Theme.gap28
        anchors.right: parent.right
        anchors.top: page.slim ? list.bottom : header.bottom
        anchors.topMargin: Theme.gap12
        anchors.bottom: parent.bottom
        focus: true
        sourceComponent: Workers.isLibrary ? library : provider
    }

    Component {
        id: library

        LibraryWorker {}
    }

    Component {
        id: provider

        ProviderWorker {}
    }
}
